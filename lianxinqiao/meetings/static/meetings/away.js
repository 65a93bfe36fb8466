// The papers of a meeting on the phone: they stand here without network, and what was read and noted waits here and is sent
// once. Which meeting is to be taken along stands behind the # of the address, which the network never sees.
import { button, made, ofOthers, sending, shelf, stands, told } from "../acts/away.js";

const box = document.getElementById("away");
const waits = document.getElementById("kept-here");
const form = document.getElementById("noted");
const { all, keep, drop } = shelf("lianxinqiao-papers", "meetings", "meeting");
const LONGEST = 30 * 86400000; // after a meeting its papers go from the phone

async function takeAlong(key) {
  box.replaceChildren(made("p", box.dataset.taking));
  const answer = await fetch(box.dataset.papers.replace("/0/", `/${key}/`), { headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) return;
  const meeting = await answer.json();
  const before = (await all()).find((row) => row.meeting === meeting.meeting && row.person === meeting.person);
  const known = new Map(papersOf(before).map((paper) => [paper.id, paper]));
  for (const paper of papersOf(meeting)) {
    const mine = known.get(paper.id);
    if (mine && mine.unsent && mine.note !== paper.note) Object.assign(paper, { note: mine.note, read: true, unsent: true });
    if (paper.file) paper.bytes = await (await fetch(paper.file)).arrayBuffer();
  }
  await keep(meeting);
}

const papersOf = (meeting) => (meeting ? meeting.items.flatMap((item) => item.papers) : []);

async function index() {
  const meetings = (await all()).sort((one, other) => (one.begins < other.begins ? 1 : -1));
  box.replaceChildren();
  if (!meetings.length) box.append(made("p", box.dataset.empty));
  for (const meeting of meetings) {
    box.append(made("h2", meeting.title, "card-title"), made("p", meeting.when, "item-meta"));
    const agenda = made("ol", "", "items agenda");
    for (const item of meeting.items) {
      const line = made("li");
      line.append(made("p", item.title, "item-title"));
      for (const paper of item.papers) {
        line.append(button(paper.title, () => show(meeting, paper), "btn btn-link"));
        if (paper.read) line.append(made("span", box.dataset.read, "badge tone-good"));
      }
      agenda.append(line);
    }
    box.append(agenda, button(box.dataset.forget, async () => { await drop(meeting.meeting); await index(); }));
  }
  box.dataset.ready = "";
}

function show(meeting, paper) {
  box.replaceChildren(made("h2", paper.title, "card-title"), made("p", paper.kind, "item-meta"));
  const text = made("div", "", "document");
  text.innerHTML = paper.html; // the house wrote it: paragraphs of escaped text
  box.append(text);
  if (paper.bytes) {
    const link = made("a", paper.name, "btn");
    link.href = URL.createObjectURL(new Blob([paper.bytes], { type: paper.type }));
    link.download = paper.name;
    box.append(link);
  }
  const label = made("label", box.dataset.note, "field-label");
  const note = made("textarea", "", "form-control");
  [note.id, note.rows, note.value, label.htmlFor] = ["note-here", 4, paper.note, "note-here"];
  const foot = made("p", "", "btn-row");
  if (meeting.open) foot.append(button(box.dataset.read, () => read(meeting, paper, note.value), "btn btn-primary"));
  foot.append(button(box.dataset.contents, index));
  box.append(label, note, foot);
  box.scrollIntoView();
}

async function read(meeting, paper, note) {
  const said = { text: paper.title, paper: paper.id, note, person: meeting.person };
  for (const [name, value] of Object.entries(said)) form.elements[name].value = value;
  form.requestSubmit();
  Object.assign(paper, { note, read: true, unsent: true });
  await keep(meeting);
  await index();
}

async function forgetOldOnes() {
  for (const row of await all()) if (Date.now() - Date.parse(row.ends) > LONGEST) await drop(row.meeting);
}

async function begin() {
  if (!stands(waits, "/meetings/away/")) return;
  sending("lianxinqiao-noted", form, waits);
  const key = told("meeting");
  await forgetOldOnes();
  try {
    await ofOthers(waits, { all, drop }, "meeting");
    if (key) await takeAlong(key);
  } catch {
    // no network: what is here already is shown
  }
  await index();
}

begin();
