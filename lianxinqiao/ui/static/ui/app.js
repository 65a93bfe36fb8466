// What every page does in the browser. Each part looks for its own data-… attributes; pages work without any of it.
import { dialogs } from "./dialogs.js";
import { forms } from "./forms.js";
import { fresh } from "./fresh.js";
import { autosave } from "./autosave.js";
import { kept } from "./kept.js";
import { lists } from "./lists.js";
import { panel } from "./panel.js";
import { pick } from "./pick.js";
import { queue } from "./queue.js";
import { rowSheet } from "./rowsheet.js";
import { viewer } from "./viewer.js";

document.documentElement.classList.add("js");

function live(root) {
  forms(root);
  autosave(root);
  lists(root);
  pick(root);
  // What a room brings of its own: an element names the module that makes it live.
  root.querySelectorAll("[data-module]").forEach((each) => import(each.dataset.module).then((module) => module.live(each)));
}

function menus() {
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
}

function buttons() {
  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-print], [data-back], [data-dismiss]");
    if (!target) return;
    if (target.matches("[data-print]")) window.print();
    if (target.matches("[data-dismiss]")) target.closest(".toast").remove();
    if (target.matches("[data-back]") && history.length > 1) {
      event.preventDefault();
      history.back();
    }
  });
}

// What lies folded is unfolded on paper, and the moment of printing is the one that is printed.
function paper() {
  const folded = () => document.querySelectorAll("[data-print-open] details, details[data-print-open]");
  window.addEventListener("beforeprint", () => {
    folded().forEach((each) => { each.dataset.was = each.open ? "open" : ""; each.open = true; });
    document.querySelectorAll("[data-printed]").forEach((each) => {
      const now = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString();
      each.textContent = `${now.slice(0, 10)} ${now.slice(11, 16)}`;
    });
  });
  window.addEventListener("afterprint", () => folded().forEach((each) => { each.open = each.dataset.was === "open"; }));
}

function searchKey() {
  const box = document.querySelector("[data-search-key]");
  if (!box) return;
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    if (box.offsetParent) box.focus();
    else window.location.assign(box.form.action);
  });
}

function connection() {
  const bar = document.querySelector("[data-offline]");
  if (!bar) return;
  const show = () => { bar.hidden = navigator.onLine; };
  window.addEventListener("online", show);
  window.addEventListener("offline", show);
  show();
}

// A live region says what is put into it after it is there: what the page came with is taken out and put in again.
// The first word has the focus and stands in the window's title, so that the result of an act is where one is.
function announce(box) {
  const said = Array.from(box.children);
  if (!said.length) return;
  box.replaceChildren();
  setTimeout(() => {
    box.append(...said);
    const words = said[0].querySelector("p").textContent.trim();
    document.title = `${words} · ${document.title}`;
    if (!document.querySelector("[data-focus], [autofocus]")) {
      said[0].tabIndex = -1;
      said[0].focus({ preventScroll: true });
    }
  }, 100);
  // A good word leaves by itself; a warning waits to be read. Never while it is pointed at or one of its buttons focused.
  said.filter((toast) => toast.matches(".tone-good")).forEach((toast) => {
    setTimeout(() => { if (!toast.matches(":hover") && !toast.querySelector(":focus")) toast.remove(); }, 5000);
  });
}

function toasts() {
  const box = document.getElementById("toasts");
  if (!box) return;
  announce(box);
  const failed = (event) => {
    // A refusal comes as a page whose sentence is what the person should read.
    const answer = new DOMParser().parseFromString(event.detail.xhr?.responseText ?? "", "text/html");
    const sentence = answer.querySelector(".problem-sentence")?.textContent;
    const toast = document.createElement("div");
    toast.className = "toast tone-bad";
    toast.append(Object.assign(document.createElement("p"), { textContent: sentence || box.dataset.failed }));
    box.append(toast);
    setTimeout(() => toast.remove(), 12000);
  };
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:responseError", failed);
}

live(document);
kept();
dialogs();
paper();
panel(live);
queue();
rowSheet();
viewer();
fresh(live);
menus();
buttons();
searchKey();
connection();
toasts();
document.addEventListener("htmx:load", (event) => { if (event.detail.elt !== document.body) live(event.detail.elt); });
