// Keys of a queue: [data-queue] holds what each [data-key] does. Enter goes to the step's first field, or presses it.
const typing = (target) => target.closest("input, textarea, select, dialog, [contenteditable]");

function begin(event) {
  if (event.target.closest("a, button, summary")) return; // Enter is theirs
  const step = document.querySelector(".next-step");
  const field = step?.querySelector("input:checked, input:not([type=hidden]), select, textarea");
  (field ?? step?.querySelector("button, a.btn"))?.focus();
  if (field || !step) return;
  event.preventDefault();
  step.querySelector("button, a.btn")?.click();
}

export function queue() {
  const bar = document.querySelector("[data-queue]");
  if (!bar) return;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && document.activeElement.matches("input, textarea, select")) return document.activeElement.blur();
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    if (event.key === "Enter") return begin(event);
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    [...bar.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key)?.click();
  });
}
