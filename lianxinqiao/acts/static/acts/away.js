// What a page taken along on a phone is made of: a shelf of its own on the phone, the parts of its rows, and what was done
// without network, which goes once its owner is signed in.
import { bodyOf, offline } from "./offline.js";

// Rows kept on this phone, each under its key and with the person whose they are.
export function shelf(name, rows, key) {
  function store(mode, work) {
    return new Promise((found, failed) => {
      const opened = indexedDB.open(name, 1);
      opened.onupgradeneeded = () => opened.result.createObjectStore(rows, { keyPath: key });
      opened.onerror = () => failed(opened.error);
      opened.onsuccess = () => {
        const asked = work(opened.result.transaction(rows, mode).objectStore(rows));
        asked.onsuccess = () => found(asked.result);
        asked.onerror = () => failed(asked.error);
      };
    });
  }
  return {
    all: () => store("readonly", (each) => each.getAll()),
    keep: (row) => store("readwrite", (each) => each.put(row)),
    drop: (row) => store("readwrite", (each) => each.delete(row)),
  };
}

export function made(tag, words = "", name = "") {
  const element = document.createElement(tag);
  element.textContent = words;
  if (name) element.className = name;
  return element;
}

export function button(words, act, name = "btn") {
  const element = made("button", words, name);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

// A file as words: what a page may show without network.
export async function asWords(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  const reader = new FileReader();
  const read = new Promise((done) => { reader.onload = () => done(reader.result); });
  reader.readAsDataURL(await answer.blob());
  return read;
}

const asked = (box) => fetch(box.dataset.token, { headers: { Accept: "application/json" } });

// Whoever else is signed in on this phone sees nothing of it.
export async function ofOthers(box, kept, key) {
  const answer = await asked(box);
  if (!answer.ok) return;
  const { person } = await answer.json();
  for (const row of await kept.all()) if (row.person !== person) await kept.drop(row[key]);
}

// What was done without network waits in `box` and is sent once: by whoever did it, and by nobody else.
export function sending(name, form, box) {
  const signIn = box.querySelector("[data-sign-in]");
  offline({
    name,
    form,
    box,
    always: true,
    async deliver(item) {
      const answer = await asked(box);
      signIn.hidden = answer.ok;
      if (!answer.ok) return null; // the session ended: it stays until its owner has signed in
      const { token, person } = await answer.json();
      const owner = (item.fields.find(([each]) => each === "person") || ["", ""])[1];
      if (owner !== String(person)) return null; // another's: it waits for its owner
      const headers = { "X-CSRFToken": token, Accept: "application/json" };
      const sent = await fetch(box.dataset.send, { method: "POST", headers, body: bodyOf(item) });
      if (sent.ok) return { sent: await sent.json() };
      return [403, 404, 422].includes(sent.status) ? { sentence: (await sent.json()).sentence } : null;
    },
    received(row, receipt) {
      const link = made("a", receipt.words);
      link.href = receipt.address;
      row.append(`${box.dataset.received} `, link);
    },
  });
}
