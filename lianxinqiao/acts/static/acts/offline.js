// Keeps what was written while there is no network, on this phone alone, and sends it once when the network is back.
// An item goes only after the house has answered 2xx; what the house refuses opens again with its sentence. Photos are kept
// as bytes: some phones lose files that wait. Each room has a store of its own and says how one item is delivered.
const STORE = "items";
const AGAIN = 60000;

function database(name) {
  return new Promise((found, failed) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "identity" });
    asked.onsuccess = () => found(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

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

// What is sent of an item; fields that belong to the page alone are left out.
export function bodyOf(item, without = []) {
  const body = new FormData();
  for (const [name, value] of item.fields) if (!without.includes(name)) body.append(name, value);
  for (const [name, title, type, bytes] of item.photos) body.append(name, new File([bytes], title, { type }));
  body.append("identity", item.identity);
  return body;
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function line(list, text) {
  const row = document.createElement("li");
  row.append(text);
  list.append(row);
  return row;
}

// `form` is what is filled in, `box` shows what waits; `deliver(item)` gives back { sent: receipt }, { sentence } or null
// where it is to be tried again; `received(row, receipt)` writes one line; `always` keeps an item with a network too;
// `shown(items)` hears what waits each time it changes, and the page `stays` where it is.
export function offline({
  name, form, box, without = [], where = () => "", deliver, received, always = false, shown = () => {}, stays = false,
}) {
  const store = async (mode, work) => {
    const open = await database(name);
    return new Promise((found, failed) => {
      const asked = work(open.transaction(STORE, mode).objectStore(STORE));
      asked.onsuccess = () => found(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  };
  // In the order in which they were written: what comes later may rest on what came before.
  const all = async () => (await store("readonly", (items) => items.getAll())).sort((one, other) => one.written - other.written);
  const keep = (item) => store("readwrite", (items) => items.put(item));
  const drop = (key) => store("readwrite", (items) => items.delete(key));
  let sending = false;

  async function sendAll() {
    if (sending) return;
    sending = true;
    try {
      for (const item of await all()) {
        if (item.sentence) continue; // it waits for whoever wrote it
        const answer = await deliver(item);
        if (answer && answer.sent) {
          await drop(item.identity);
          received(line(box.querySelector("[data-receipts]"), ""), answer.sent);
          box.hidden = false;
        } else if (answer && answer.sentence) await keep({ ...item, sentence: answer.sentence });
      }
    } catch {
      // still no network: it stays, and is tried again
    } finally {
      sending = false;
    }
    await show();
  }

  async function show() {
    const list = box.querySelector("[data-kept]");
    const items = await all();
    shown(items);
    localStorage.setItem(`lianxinqiao.waiting.${name}`, items.length); // whoever signs out of this device is told
    list.replaceChildren();
    for (const item of items) {
      const words = (item.fields.find(([field]) => field === "text") || ["", ""])[1];
      const row = line(list, `${words.slice(0, 40)} ${item.sentence || box.dataset.waiting} `);
      if (item.sentence) row.append(button(box.dataset.open, () => reopen(item)));
      row.append(button(box.dataset.discard, async () => { await drop(item.identity); await show(); }));
    }
    box.querySelector("[data-now]").hidden = !items.some((item) => !item.sentence);
    box.hidden = !items.length && !box.querySelector("[data-receipts]").children.length;
  }

  async function reopen(item) {
    for (const [field, value] of item.fields) {
      const input = form.elements[field];
      if (!input || without.includes(field)) continue;
      if (input.type === "checkbox") input.checked = value === "on";
      else if (input.type !== "file") input.value = value;
    }
    await drop(item.identity);
    await show();
    form.elements.text.focus();
  }

  form.addEventListener("submit", async (event) => {
    if (navigator.onLine && !always) return;
    event.preventDefault();
    await keep({ ...(await itemOf(form)), where: where() });
    form.reset();
    await show();
    if (!stays) box.scrollIntoView();
    if (navigator.onLine) sendAll();
  });
  box.querySelector("[data-now]").addEventListener("click", sendAll);
  window.addEventListener("online", sendAll);
  setInterval(() => navigator.onLine && sendAll(), AGAIN);
  if (navigator.onLine) sendAll();
  else show();
}
