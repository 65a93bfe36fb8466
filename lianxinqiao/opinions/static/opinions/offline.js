// Keeps what was written while there is no network, on this phone alone, and sends it once when the network is back.
// An item goes only after the house has answered 2xx; what the house refuses opens again with its sentence. Photos are kept
// as bytes: some phones lose files that wait. Nothing here belongs to anybody who is signed in.
const STORE = "items";
const AGAIN = 60000;

function database() {
  return new Promise((found, failed) => {
    const asked = indexedDB.open("lianxinqiao-opinions", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "identity" });
    asked.onsuccess = () => found(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function store(mode, work) {
  const open = await database();
  return new Promise((found, failed) => {
    const asked = work(open.transaction(STORE, mode).objectStore(STORE));
    asked.onsuccess = () => found(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

const all = () => store("readonly", (items) => items.getAll());
const keep = (item) => store("readwrite", (items) => items.put(item));
const drop = (identity) => store("readwrite", (items) => items.delete(identity));

function identity() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

async function itemOf(form) {
  const fields = [];
  const photos = [];
  for (const [name, value] of new FormData(form)) {
    if (!(value instanceof File)) fields.push([name, value]);
    else if (value.size) photos.push([name, value.name, value.type, await value.arrayBuffer()]);
  }
  return { identity: identity(), fields, photos, written: Date.now(), sentence: "" };
}

async function send(box, item) {
  const body = new FormData();
  for (const [name, value] of item.fields) if (name !== "token") body.append(name, value);
  for (const [name, title, type, bytes] of item.photos) body.append(name, new File([bytes], title, { type }));
  body.append("identity", item.identity);
  const answer = await fetch(box.dataset.send + item.where, { method: "POST", body });
  if (answer.ok) {
    await drop(item.identity);
    return answer.json();
  }
  if (answer.status === 422) await keep({ ...item, sentence: (await answer.json()).sentence });
  return null;
}

let sending = false;
async function sendAll(box) {
  if (sending) return;
  sending = true;
  try {
    for (const item of await all()) {
      if (item.sentence) continue; // it waits for whoever wrote it
      const receipt = await send(box, item);
      if (receipt) received(box, receipt);
    }
  } catch {
    // still no network: it stays, and is tried again
  } finally {
    sending = false;
  }
  await show(box);
}

function line(list, text) {
  const row = document.createElement("li");
  row.append(text);
  list.append(row);
  return row;
}

function received(box, receipt) {
  const row = line(box.querySelector("[data-receipts]"), `${box.dataset.received} ${receipt.number} `);
  const link = document.createElement("a");
  link.href = receipt.address;
  link.textContent = receipt.code;
  row.append(link);
  box.hidden = false;
}

async function show(box) {
  const list = box.querySelector("[data-kept]");
  const items = await all();
  list.replaceChildren();
  for (const item of items) {
    const words = (item.fields.find(([name]) => name === "text") || ["", ""])[1];
    const row = line(list, `${words.slice(0, 40)} ${item.sentence || box.dataset.waiting} `);
    if (item.sentence) row.append(button(box.dataset.open, () => reopen(box, item)));
    row.append(button(box.dataset.discard, async () => { await drop(item.identity); await show(box); }));
  }
  box.querySelector("[data-now]").hidden = !items.some((item) => !item.sentence);
  box.hidden = !items.length && !box.querySelector("[data-receipts]").children.length;
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

async function reopen(box, item) {
  const form = document.getElementById("say");
  for (const [name, value] of item.fields) {
    const field = form.elements[name];
    if (!field || name === "token" || name === "seen") continue;
    if (field.type === "checkbox") field.checked = value === "on";
    else if (field.type !== "file") field.value = value;
  }
  await drop(item.identity);
  await show(box);
  form.elements.text.focus();
}

function begin() {
  const form = document.getElementById("say");
  const box = document.getElementById("kept-here");
  if (!form || !box || !window.indexedDB) return;
  if (navigator.serviceWorker) navigator.serviceWorker.register(box.dataset.worker, { scope: "/opinion/" }).catch(() => {});
  form.addEventListener("submit", async (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    await keep({ ...(await itemOf(form)), where: location.search });
    form.reset();
    await show(box);
    box.scrollIntoView();
  });
  box.querySelector("[data-now]").addEventListener("click", () => sendAll(box));
  window.addEventListener("online", () => sendAll(box));
  setInterval(() => navigator.onLine && sendAll(box), AGAIN);
  if (navigator.onLine) sendAll(box);
  else show(box);
}

begin();
