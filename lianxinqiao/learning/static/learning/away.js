// A course on the phone: its lessons stand here without network, and what was learnt waits here and is sent once. Which
// course is to be taken along stands behind the # of the address, which the network never sees.
import { asWords, button, made, ofOthers, sending, shelf, stands, told } from "../acts/away.js";

const box = document.getElementById("away");
const kept = document.getElementById("kept-here");
const form = document.getElementById("learnt");
const { all, keep, drop } = shelf("lianxinqiao-lessons", "courses", "taking");

async function takeAlong(key) {
  box.replaceChildren(made("p", box.dataset.taking));
  const answer = await fetch(box.dataset.lessons.replace("/0/", `/${key}/`), { headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) return;
  const course = await answer.json();
  const before = (await all()).find((row) => row.taking === course.taking);
  for (const lesson of course.lessons) {
    lesson.pictures = [];
    for (const page of lesson.pages) lesson.pictures.push(await asWords(page));
    const learnt = before && before.person === course.person && before.lessons.find((row) => row.number === lesson.number);
    lesson.done = lesson.done || Boolean(learnt && learnt.done);
  }
  await keep(course);
}

async function index() {
  const courses = await all();
  box.replaceChildren();
  if (!courses.length) box.append(made("p", box.dataset.empty));
  for (const course of courses) {
    box.append(made("h2", course.title, "card-title"));
    const list = made("ol", "", "items");
    let open = true;
    for (const lesson of course.lessons) {
      const row = made("li");
      row.append(open || !course.ordered ? button(lesson.title, () => show(course, lesson), "btn btn-link") : made("span", lesson.title));
      if (lesson.done) row.append(made("span", box.dataset.done, "badge"));
      else if (!open && course.ordered) row.append(made("span", box.dataset.before, "badge"));
      open = open && lesson.done;
      list.append(row);
    }
    box.append(list, button(box.dataset.forget, async () => { await drop(course.taking); await index(); }));
  }
  box.dataset.ready = "";
}

function show(course, lesson) {
  box.replaceChildren(made("h2", lesson.title, "card-title"), made("p", lesson.completes, "item-meta"));
  const text = made("div", "", "document");
  text.innerHTML = lesson.html; // the house wrote it: paragraphs of escaped text
  box.append(text);
  for (const [place, source] of lesson.pictures.entries()) {
    const image = made("img");
    image.src = source;
    image.alt = `${place + 1} / ${lesson.length}`;
    box.append(image);
  }
  const foot = made("p", "", "btn-row");
  if (lesson.kind === "video" || lesson.pictures.length < lesson.pages.length) box.append(made("p", box.dataset.online));
  else if (!lesson.done) foot.append(button(box.dataset.finish, () => finish(course, lesson), "btn btn-primary"));
  foot.append(button(box.dataset.contents, index));
  box.append(foot);
  box.scrollIntoView();
}

async function finish(course, lesson) {
  const said = { text: lesson.title, taking: course.taking, lesson: lesson.number, place: lesson.length, person: course.person };
  for (const [name, value] of Object.entries(said)) form.elements[name].value = value;
  form.requestSubmit();
  lesson.done = true;
  await keep(course);
  await index();
}

async function begin() {
  if (!stands(kept, "/courses/away/")) return;
  sending("lianxinqiao-learnt", form, kept);
  const key = told("taking");
  try {
    await ofOthers(kept, { all, drop }, "taking");
    if (key) await takeAlong(key);
  } catch {
    // no network: what is here already is shown
  }
  await index();
}

begin();
