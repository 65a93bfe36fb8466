// [data-pick]: a long list of choices, ticked or selected, gets a field that narrows it. Without script the list is whole.
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const plain = (text) => text.toLowerCase().replace(/\s+/g, "");

// The list's own name: its legend or label, without the mark that says "required".
function named(list) {
  const label = list.labels?.[0] ?? list.closest("fieldset")?.querySelector("legend");
  return label?.firstChild.textContent.trim() ?? "";
}

function field(list) {
  const input = document.createElement("input");
  const said = document.createElement("p");
  Object.assign(input, { type: "search", placeholder: list.dataset.pick, autocomplete: "off", enterKeyHint: "search" });
  input.setAttribute("aria-label", `${list.dataset.pick} ${named(list)}`);
  input.className = "pick";
  said.className = "pick-said";
  said.setAttribute("role", "status");
  list.before(input, said);
  input.addEventListener("change", (event) => event.stopPropagation());
  return { input, said };
}

// Typing here is not typing in the form: nothing is saved, guarded or sent by it.
function onTyping(input, narrow, enter) {
  input.addEventListener("input", (event) => {
    event.stopPropagation();
    narrow(plain(input.value));
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      enter();
    }
  });
}

const told = (list, words, n) => {
  if (!words) return "";
  return n ? fill(list.dataset.pickFound, { n }) : list.dataset.pickNone;
};

function ticks(list) {
  const { input, said } = field(list);
  const rows = Array.from(list.querySelectorAll(".check"), (row) => ({
    row, tick: row.querySelector("input"), label: row.querySelector("label").textContent.trim(),
  }));
  const show = (words) => {
    let found = 0;
    for (const { row, tick, label } of rows) {
      const fits = plain(label).includes(words);
      if (fits) found++;
      row.hidden = !fits && !tick.checked; // what is ticked stays in sight
    }
    const chosen = rows.filter(({ tick }) => tick.checked).map(({ label }) => label);
    const names = chosen.length ? fill(list.dataset.pickChosen, { n: chosen.length, names: chosen.join("、") }) : "";
    said.textContent = [told(list, words, found), names].filter(Boolean).join(" ");
  };
  list.classList.add("is-long");
  list.addEventListener("change", () => show(plain(input.value)));
  onTyping(input, show, () => rows.find(({ row, tick }) => !row.hidden && !tick.checked)?.tick.focus());
  show("");
}

function options(select) {
  const { input, said } = field(select);
  const all = Array.from(select.options, (option) => ({ option, label: plain(option.text) }));
  const fitting = (words) => all.filter(({ option, label }) => option.value && label.includes(words));
  const narrow = (words) => {
    const found = fitting(words);
    // Taken out, not hidden: a phone's own list shows hidden options all the same.
    select.replaceChildren(...all.filter((each) => !words || each.option.selected || !each.option.value || found.includes(each)).map(({ option }) => option));
    said.textContent = told(select, words, found.length);
  };
  onTyping(input, narrow, () => {
    const first = input.value && fitting(plain(input.value))[0];
    if (!first) return;
    select.value = first.option.value;
    for (const kind of ["input", "change"]) select.dispatchEvent(new Event(kind, { bubbles: true }));
    select.focus();
  });
}

export function pick(root) {
  root.querySelectorAll("[data-pick]").forEach((list) => (list.matches("select") ? options : ticks)(list));
}
