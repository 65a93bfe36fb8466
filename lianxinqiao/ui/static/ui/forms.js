// Counters, radio cards, file fields, the error summary, one submission at a time, unsaved changes.
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const length = (text) => Array.from(text.replace(/\r\n/g, "\n")).length; // characters as the server counts them
const sized = (bytes) => (bytes < 104858 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`);

function counter(line) {
  // One field by its id, or several by their names whose length counts together.
  const of = line.dataset.counterOf?.split(" ").map((name) => `[name="${name}"]`).join();
  const field = of ? line.closest("form") : document.getElementById(line.dataset.counter);
  if (!field) return;
  const max = Number(line.dataset.max);
  const count = () => {
    const n = (of ? [...field.querySelectorAll(of)] : [field]).reduce((sum, each) => sum + length(each.value), 0);
    line.classList.toggle("is-over", n > max);
    // Names, and prose whose bound is only a technical one, are counted when the room runs short.
    line.hidden = !of && field.name !== "title" && (field.tagName === "INPUT" || max > 5000) && n < max * 0.8;
    line.textContent = n > max ? fill(line.dataset.over, { n: n - max, max }) : fill(line.dataset.words, { n, max });
  };
  field.addEventListener("input", count);
  count();
}

function cards(group) {
  const mark = () => group.querySelectorAll(".card-choice").forEach((card) => {
    card.classList.toggle("is-chosen", card.querySelector("input").checked);
  });
  group.addEventListener("change", mark);
  mark();
}

function drop(box) {
  const field = box.querySelector("input[type=file]");
  const line = box.querySelector("[data-drop-words]");
  const empty = line.textContent;
  field.addEventListener("change", () => {
    const names = Array.from(field.files, (file) => `${file.name} (${sized(file.size)})`).join(", ");
    line.textContent = names ? fill(line.dataset.chosen, { names }) : empty;
  });
  for (const name of ["dragenter", "dragover"]) box.addEventListener(name, () => box.classList.add("is-over"));
  for (const name of ["dragleave", "drop"]) box.addEventListener(name, () => box.classList.remove("is-over"));
}

function once(form) {
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (form.dataset.sending) return event.preventDefault();
    form.dataset.sending = "yes";
    event.submitter?.classList.add("is-busy");
    setTimeout(() => { delete form.dataset.sending; event.submitter?.classList.remove("is-busy"); }, 8000);
  });
}

function guard(form) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  form.addEventListener("lxq:saved", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

// A formset, or fields of one name, that grow: see README. Numbers are given in the order of the page.
function repeat(box) {
  const items = box.querySelector("[data-repeat-items]");
  const total = box.dataset.repeat && box.closest("form").querySelector(`[name="${box.dataset.repeat}-TOTAL_FORMS"]`);
  const tell = () => items.dispatchEvent(new Event("input", { bubbles: true }));
  box.querySelector("[data-repeat-add]").addEventListener("click", () => {
    const n = total ? total.value++ : items.children.length;
    const holder = document.createElement("template");
    holder.innerHTML = box.querySelector("template").innerHTML.replaceAll("__prefix__", n);
    const item = holder.content.firstElementChild;
    items.append(item);
    forms(item);
    item.querySelector("input:not([type=hidden]), textarea, select")?.focus();
    tell();
  });
  box.addEventListener("click", (event) => {
    const item = event.target.closest("[data-repeat-remove]") && event.target.closest("[data-repeat-item]");
    if (!item) return;
    const deleted = item.querySelector("input[name$=-DELETE]");
    if (deleted) { // the server has it: tell it, and keep the numbers whole
      deleted.checked = true;
      deleted.value = "on";
      item.hidden = true;
    } else if (total) {
      item.hidden = true; // an empty form in the middle is ignored by the formset
      item.querySelectorAll("input, textarea, select").forEach((field) => { field.value = ""; });
    } else item.remove();
    box.querySelector("[data-repeat-add]").focus();
    tell();
  });
}

export function forms(root) {
  root.querySelectorAll("[data-repeat]").forEach(repeat);
  root.querySelectorAll("[data-counter], [data-counter-of]").forEach(counter);
  root.querySelectorAll(".cards-choice").forEach(cards);
  root.querySelectorAll("[data-drop]").forEach(drop);
  root.querySelectorAll("form[method=post]").forEach(once);
  root.querySelectorAll("form[data-guard]").forEach(guard);
  root.querySelectorAll("[data-submit-on-change]").forEach((field) => {
    field.addEventListener("change", () => field.form.requestSubmit());
  });
  root.querySelector("[data-focus]")?.focus();
}

// A page brought back from the browser's cache must not think that it is still sending.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.querySelectorAll("form[data-sending]").forEach((form) => { delete form.dataset.sending; });
  document.querySelectorAll(".btn.is-busy").forEach((button) => button.classList.remove("is-busy"));
});
