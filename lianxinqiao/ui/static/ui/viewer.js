// <a data-view href="…"> lays an attachment over the page, page by page as pictures (files/previews.py). Without script, or with
// a key held down, the link opens the file itself. Keys: ← → the one before and after, + - larger and smaller, Esc closes.
let dialog, links = [], at = 0;

function made() {
  const parts = document.getElementById("viewer-parts");
  if (!parts) return null;
  const found = parts.content.firstElementChild.cloneNode(true);
  document.body.append(found);
  found.addEventListener("click", (event) => {
    const pressed = event.target.closest("button[data-viewer]")?.dataset.viewer;
    if (pressed === "before") go(-1);
    if (pressed === "after") go(1);
    if (pressed === "zoom" || event.target.matches(".viewer-stage img")) zoom();
  });
  found.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the keys of a queue mean the page below
    const step = { ArrowLeft: () => go(-1), ArrowRight: () => go(1), "+": () => zoom(true), "=": () => zoom(true), "-": () => zoom(false) }[event.key];
    if (!step || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    step();
  });
  found.addEventListener("close", () => {
    found.querySelector(".viewer-stage").replaceChildren();
    links[at]?.focus();
  });
  return found;
}

function zoom(large) {
  dialog.classList.toggle("is-large", large);
}

function go(step) {
  if (at + step < 0 || at + step >= links.length) return;
  at += step;
  show();
}

function words(text) {
  return Object.assign(document.createElement("p"), { className: "viewer-words", textContent: text });
}

async function show() {
  const link = links[at], stage = dialog.querySelector(".viewer-stage");
  dialog.classList.remove("is-large");
  dialog.querySelector(".viewer-name").textContent = link.dataset.name;
  dialog.querySelector(".viewer-count").textContent = links.length > 1 ? `${at + 1} / ${links.length}` : "";
  dialog.querySelector("[data-viewer=file]").href = `${link.href}?show=file`;
  for (const [name, is] of [["before", at === 0], ["after", at === links.length - 1]]) {
    const button = dialog.querySelector(`[data-viewer=${name}]`);
    button.hidden = links.length < 2;
    button.disabled = is;
  }
  stage.replaceChildren();
  stage.setAttribute("aria-busy", "true");
  const told = await fetch(`${link.href}?show=pages`).then((answer) => answer.json()).catch(() => ({ pages: 0 }));
  if (link !== links[at]) return;
  stage.removeAttribute("aria-busy");
  if (!told.pages) return stage.append(words(stage.dataset.fails));
  for (let number = 1; number <= Math.min(told.pages, told.most); number++) {
    const alt = told.pages > 1 ? stage.dataset.page.replace("{n}", number) : link.dataset.name;
    const picture = Object.assign(document.createElement("img"), { loading: number > 2 ? "lazy" : "eager", alt });
    picture.addEventListener("load", () => picture.classList.add("is-there"), { once: true });
    picture.addEventListener("error", () => picture.replaceWith(words(stage.dataset.fails)), { once: true });
    picture.src = `${link.href}?show=page-${number}`;
    stage.append(picture);
  }
  if (told.pages > told.most) stage.append(words(stage.dataset.more.replace("{n}", told.pages - told.most)));
  stage.scrollTop = 0;
  stage.focus();
}

function noThumb(picture) {
  picture.closest(".attached-picture")?.classList.add("is-missing");
}

export function viewer() {
  document.querySelectorAll("img[data-thumb]").forEach((each) => each.complete && !each.naturalWidth && each.loading !== "lazy" && noThumb(each));
  document.addEventListener("error", (event) => event.target.matches?.("img[data-thumb]") && noThumb(event.target), true);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-view]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    dialog ??= made();
    if (!dialog) return;
    event.preventDefault();
    links = [...(link.closest("ul")?.querySelectorAll("a[data-view]") ?? [link])];
    at = links.indexOf(link);
    dialog.showModal();
    show();
  });
}
