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

export const field = (item, name) => (item.fields.find(([each]) => each === name) || ["", ""])[1];

// The page stands on this phone under `scope` from now on; false where this browser keeps nothing.
export function stands(box, scope) {
  if (!box || !window.indexedDB) return false;
  if (navigator.serviceWorker) {
    navigator.serviceWorker.register(box.dataset.worker, { scope }).catch(() => {});
    navigator.serviceWorker.ready.then(() => { box.dataset.ready = ""; });
  }
  return true;
}

// Told behind the # of the address, which the network never sees.
export const told = (name) => new URLSearchParams(location.hash.slice(1)).get(name) || "";

// What was done without network waits in `box` and is sent once: by whoever did it, and by nobody else; `unowned` takes what
// names nobody too. `more` is what acts/offline.js takes besides.
export function sending(name, form, box, { unowned = false, ...more } = {}) {
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
      const owner = field(item, "person");
      if (owner !== String(person) && !(unowned && !owner)) return null; // another's: it waits for its owner
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
    ...more,
  });
}
