// [data-pick]: a long list of choices, ticked or selected, is found by typing: words, pinyin or initials.
// Without script the list is whole.
const MOST = 8; // matches that are shown below the field
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const plain = (text) => text.toLowerCase().replace(/\s+/g, "");
const fits = ({ label, spelled }, words) => label.includes(words) || spelled.some((each) => each.includes(words));
const spelled = (element) => (element.dataset.spelled ?? "").split(" ").filter(Boolean);

// The list's own name: its legend or label, without the mark that says "required".
function named(list) {
  const label = list.labels?.[0] ?? list.closest("fieldset")?.querySelector("legend");
  return label?.firstChild.textContent.trim() ?? list.getAttribute("aria-label") ?? "";
}

function field(list) {
  const input = document.createElement("input");
  const said = document.createElement("p");
  Object.assign(input, { type: "search", placeholder: list.dataset.pick, autocomplete: "off", enterKeyHint: "search" });
  input.setAttribute("aria-label", `${list.dataset.pick} ${named(list)}`);
  input.className = "pick input";
  said.className = "pick-said";
  said.setAttribute("role", "status");
  list.before(input, said);
  // Typing here is not typing in the form: nothing is saved, guarded or sent by it.
  input.addEventListener("change", (event) => event.stopPropagation());
  input.addEventListener("input", (event) => event.stopPropagation());
  return { input, said };
}

const told = (list, words, n) => {
  if (!words) return "";
  return n ? fill(list.dataset.pickFound, { n }) : list.dataset.pickNone;
};

function ticks(list) {
  const { input, said } = field(list);
  const rows = Array.from(list.querySelectorAll(".check"), (row) => {
    const text = row.querySelector("label").textContent.trim();
    return { row, tick: row.querySelector("input"), text, label: plain(text), spelled: spelled(row) };
  });
  const show = (words) => {
    let found = 0;
    for (const each of rows) {
      const here = fits(each, words);
      if (here) found++;
      each.row.hidden = !here && !each.tick.checked; // what is ticked stays in sight
    }
    const chosen = rows.filter(({ tick }) => tick.checked).map(({ text }) => text);
    const names = chosen.length ? fill(list.dataset.pickChosen, { n: chosen.length, names: chosen.join("、") }) : "";
    said.textContent = [told(list, words, found), names].filter(Boolean).join(" ");
  };
  list.classList.add("is-long");
  list.addEventListener("change", () => show(plain(input.value)));
  input.addEventListener("input", () => show(plain(input.value)));
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    rows.find(({ row, tick }) => !row.hidden && !tick.checked)?.tick.focus();
  });
  show("");
}

let lists = 0;

// What fits stands below the field: arrows and Enter, or a press, choose it in the select.
function options(select) {
  const { input, said } = field(select);
  const shown = document.createElement("ul");
  const all = Array.from(select.options, (option) => ({ option, label: plain(option.text), spelled: spelled(option) }));
  let found = [];
  let at = 0;
  shown.className = "pick-found";
  shown.id = `pick-${++lists}`;
  shown.setAttribute("role", "listbox");
  shown.hidden = true;
  said.after(shown);
  for (const [name, value] of [["role", "combobox"], ["aria-controls", shown.id], ["aria-expanded", "false"], ["aria-autocomplete", "list"]]) {
    input.setAttribute(name, value);
  }

  const point = (place) => {
    at = place;
    [...shown.children].forEach((each, n) => each.setAttribute("aria-selected", String(n === at)));
    if (shown.children[at]) input.setAttribute("aria-activedescendant", shown.children[at].id);
    else input.removeAttribute("aria-activedescendant");
  };
  const show = (words) => {
    found = words ? all.filter((each) => each.option.value && fits(each, words)) : [];
    said.textContent = told(select, words, found.length);
    shown.replaceChildren(...found.slice(0, MOST).map(({ option }, n) => {
      const row = Object.assign(document.createElement("li"), { id: `${shown.id}-${n}`, textContent: option.text });
      row.setAttribute("role", "option");
      return row;
    }));
    shown.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!shown.hidden));
    point(0);
  };
  const close = () => { input.value = ""; show(""); };
  const choose = (each) => {
    select.value = each.option.value;
    close();
    for (const kind of ["input", "change"]) select.dispatchEvent(new Event(kind, { bubbles: true }));
    select.focus();
  };

  input.addEventListener("input", () => show(plain(input.value)));
  input.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== input) shown.hidden = true; }, 200));
  input.addEventListener("focus", () => { if (found.length) shown.hidden = false; });
  shown.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  shown.addEventListener("click", (event) => {
    const place = [...shown.children].indexOf(event.target.closest("li"));
    if (place >= 0) choose(found[place]);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    const rows = shown.children.length;
    if (event.key === "Enter") {
      event.preventDefault();
      if (found[at]) choose(found[at]);
    } else if (event.key in steps && rows) {
      event.preventDefault();
      point((at + steps[event.key] + rows) % rows);
    } else if (event.key === "Escape" && input.value) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
}

export function pick(root) {
  root.querySelectorAll("[data-pick]").forEach((list) => (list.matches("select") ? options : ticks)(list));
}
