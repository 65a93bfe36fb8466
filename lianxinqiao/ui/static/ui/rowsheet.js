// [data-row-sheet]: Enter goes on to the next field as Tab does; only the buttons send the sheet.
export function rowSheet() {
  document.addEventListener("keydown", (event) => {
    const sheet = event.target.closest?.("[data-row-sheet]");
    if (!sheet || event.key !== "Enter" || event.isComposing || event.target.matches("button, a, textarea")) return;
    event.preventDefault();
    const fields = [...sheet.querySelectorAll("tbody input:not([type=hidden]), select, .form-foot button")];
    fields[fields.indexOf(event.target) + 1]?.focus();
  });
}
