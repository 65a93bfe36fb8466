// The page of a phone's slips: it waits for voting, takes the marks, seals them, and sends the paper without saying who.
import { decode, encode } from "./bytes.js";
import { link, read } from "./carry.js";
import { paper } from "./seal.js";
import * as slips from "./slips.js";

const EVERY = 3000; // milliseconds
const bare = { credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" };
const page = document.querySelector("[data-ballots]");
const words = page.dataset;
const cards = new Map();
const piece = (name) => document.getElementById(name).content.cloneNode(true).firstElementChild;

function card(slip) {
  if (!cards.has(slip.slip)) {
    const made = piece("slip");
    made.querySelector("h2").textContent = slip.title;
    made.querySelector("[data-meeting]").textContent = slip.meeting;
    made.querySelector("[data-move]").addEventListener("click", () => show(made, slip));
    page.append(made);
    cards.set(slip.slip, made);
  }
  return cards.get(slip.slip);
}

const say = (where, text) => { where.querySelector("[data-said]").textContent = text; };

async function look(slip) {
  const where = card(slip);
  if (where.dataset.busy) return;
  if (slip.paper) return send(slip, where);
  try {
    const told = await (await fetch(`/ballots/${slip.number}/now?word=${slip.word}`, bare)).json();
    if (told.stage === "voting") return ask(slip, where, told);
    if (told.stage === "prepared" || told.stage === "drawing") return say(where, words.waits);
    cover(slip, where, words.over);
  } catch { say(where, words.lost); }
}

// The marks are asked once; what was chosen stands while the page looks again.
function ask(slip, where, told) {
  if (where.querySelector("form")) return;
  const form = piece("paper");
  told.questions.forEach((question, place) => {
    const made = piece("question");
    made.querySelector("legend").textContent = question;
    made.querySelectorAll("input").forEach((input) => { input.name = `q${place}`; });
    form.querySelector("[data-questions]").append(made);
  });
  say(where, words.marks);
  for (const name of ["[data-move]", "[data-carry]"]) where.querySelector(name).hidden = true;
  where.append(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = told.questions.map((_, place) => form.elements[`q${place}`].value);
    const spoken = told.questions.map((question, place) => `${question} — ${form.querySelector(`input[name=q${place}]:checked`).closest("label").innerText.trim()}`);
    confirm(form, spoken, () => fill(slip, where, told, chosen));
  });
  form.querySelector("legend").scrollIntoView({ block: "nearest" });
}

function confirm(form, spoken, then) {
  const sure = form.querySelector("[data-sure]"), fields = form.querySelector("[data-fill]");
  sure.querySelector("ul").replaceChildren(...spoken.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  fields.hidden = true;
  sure.hidden = false;
  sure.querySelector("[data-back]").onclick = () => { sure.hidden = true; fields.hidden = false; };
  sure.querySelector("[data-cast]").onclick = then;
  sure.querySelector("[data-cast]").focus();
}

async function fill(slip, where, told, chosen) {
  if (where.dataset.busy) return; // a double tap
  where.dataset.busy = "yes";
  const made = await paper(slip.number, told.questions, decode(told.seal), decode(slip.slip), slip.own, chosen);
  const { own: _own, ...rest } = slip; // sealed, it cannot be filled again
  const sealed = { ...rest, paper: { sealed: encode(made.sealed), mark: encode(made.mark) } };
  slips.keep(sealed);
  where.querySelector("form").remove();
  delete where.dataset.busy;
  await send(sealed, where);
}

// The same bytes until the box has said what became of them.
async function send(slip, where) {
  where.dataset.busy = "yes";
  say(where, words.sends);
  try {
    const body = JSON.stringify({ slip: slip.slip, signature: slip.signature, ...slip.paper });
    const headers = { "Content-Type": "application/json" };
    const { said } = await (await fetch(`/ballots/${slip.number}/cast`, { ...bare, method: "POST", headers, body })).json();
    if (said === "in" || said === "again") cover(slip, where, words.in);
    else cover(slip, where, said === "other" ? words.other : said === "closed" ? words.late : words.refused);
  } catch { say(where, words.unsure); }
  delete where.dataset.busy;
}

function cover(slip, where, text) {
  slips.forget(slip);
  where.replaceChildren(Object.assign(document.createElement("p"), { className: "covered", textContent: text }));
  where.tabIndex = -1;
  where.focus();
}

// To another phone of one's own: a code to hold before its camera, and the same as text. Whichever casts first counts.
async function show(where, slip) {
  const told = link(slip, location.origin + location.pathname), canvas = where.querySelector("canvas"), field = where.querySelector("textarea");
  const { generate, correction } = await import(words.draws);
  generate(told, { minCorrectionLevel: correction.L, maxCorrectionLevel: correction.L }).toCanvas(canvas);
  field.value = told;
  where.querySelector("[data-carry]").hidden = false;
  canvas.scrollIntoView({ block: "nearest" });
}

function take(text) {
  const slip = read(text);
  if (!slip) return false;
  slips.keep(slip);
  document.querySelector("[data-taken]").hidden = false;
  round();
  return true;
}

// Scanned by the camera, the slip stands in the address of this page, and goes from it at once.
function arrives() {
  const told = location.hash;
  if (!told) return;
  history.replaceState(null, "", location.pathname);
  take(told);
}

document.querySelector("[data-take]").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = event.target.elements.text;
  if (take(field.value)) field.value = "";
  else { field.setCustomValidity(words.unread); field.reportValidity(); field.oninput = () => field.setCustomValidity(""); }
});

function round() {
  const held = slips.all().filter((slip) => slip.signature);
  document.querySelector("[data-none]").hidden = held.length > 0 || cards.size > 0;
  held.forEach(look);
}

if (!globalThis.crypto?.subtle) document.querySelector("[data-unsafe]").hidden = false;
else {
  arrives();
  round();
  setInterval(round, EVERY);
  window.addEventListener("online", round);
  window.addEventListener("hashchange", arrives);
}
