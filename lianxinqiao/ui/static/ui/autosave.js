// <form data-autosave="URL" data-autosave-key="…">: what is typed is kept in this browser at once and sent to URL
// a moment later. What the server has not confirmed survives a lost connection, a closed window, a dead battery.
// An answer that names addresses (`edit`, `autosave`) began a draft: the page is that draft's from then on.
// A hidden field `read_at` names the version the page shows: the server refuses (409) to save over a later one.
const PREFIX = "lxq:draft:";
const SENT = "lxq:sent";
const PAUSE = 1500; // ms after the last key
const SLOW = 20000; // ms until an answer counts as lost

function store(action) {
  try { return action(localStorage); } catch { return null; } // full or forbidden: the server still has it
}

function values(form) {
  const kept = {};
  for (const field of form.elements) {
    if (!field.name || ["file", "password", "hidden", "submit", "button"].includes(field.type)) continue;
    if (field.type === "checkbox" || field.type === "radio") {
      kept[field.name] ??= [];
      if (field.checked) kept[field.name].push(field.value);
    } else if (field.multiple) {
      kept[field.name] = Array.from(field.selectedOptions, (option) => option.value);
    } else {
      // Several text fields may share a name: the requests of a suggestion.
      (kept[field.name] ??= []).push(field.value);
    }
  }
  return kept;
}

// Lines that were added before the loss are added again.
function lengthen(form, kept) {
  for (const box of form.querySelectorAll("[data-repeat]")) {
    const add = box.querySelector("[data-repeat-add]");
    const prefix = box.dataset.repeat;
    const first = box.querySelector("[data-repeat-item] [name], template")?.name;
    const missing = () => prefix
      ? Object.keys(kept).some((name) => name.startsWith(`${prefix}-`) && !form.elements[name])
      : first && (kept[first]?.length ?? 0) > box.querySelectorAll(`[data-repeat-items] [name="${first}"]`).length;
    for (let n = 0; n < 100 && missing(); n++) add.click();
  }
}

export function refill(form, kept) {
  lengthen(form, kept);
  const turn = {};
  for (const field of form.elements) {
    if (!(field.name in kept) || ["file", "password", "hidden", "submit", "button"].includes(field.type)) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = kept[field.name].includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = kept[field.name].includes(option.value);
    else {
      turn[field.name] = (turn[field.name] ?? -1) + 1;
      field.value = kept[field.name][turn[field.name]] ?? "";
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

const versionOf = (form) => form.querySelector("input[name=read_at]");

const clock = (moment) => new Date(moment).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });

function watch(form) {
  const mark = `${PREFIX}${document.body.dataset.user ?? ""}:`;
  let key = `${mark}${form.dataset.autosaveKey ?? form.dataset.autosave}`;
  const began = form.querySelector("input[name=begun]");
  const line = form.querySelector("[data-autosave-status]");
  const say = (text, failed = false) => {
    if (!line) return;
    line.textContent = text;
    line.classList.toggle("is-failed", failed);
  };
  let timer = 0;
  let turn = 0;
  let flight = null; // one save at a time: the next one names the version that this one makes

  function send() {
    clearTimeout(timer);
    flight ??= post().finally(() => { flight = null; });
    return flight;
  }

  function named(version) {
    versionOf(form).value = version;
    store((box) => {
      const kept = JSON.parse(box.getItem(key) ?? "null");
      if (kept) box.setItem(key, JSON.stringify({ ...kept, read: version }));
    });
  }

  function settle(said) {
    form.dataset.autosave = said.autosave;
    form.action = said.edit;
    history.replaceState(null, "", said.edit);
    const version = Object.assign(document.createElement("input"), { type: "hidden", name: "read_at", value: said.read_at });
    began.replaceWith(version);
    store((box) => {
      const kept = JSON.parse(box.getItem(key) ?? "null");
      box.removeItem(key);
      if (kept) box.setItem(mark + said.key, JSON.stringify({ ...kept, read: said.read_at }));
    });
    key = mark + said.key;
  }

  async function post() {
    if (!form.dataset.autosave) return say(line?.dataset.local ?? "");
    const mine = ++turn;
    const data = new FormData(form);
    for (const field of form.elements) if (field.type === "file") data.delete(field.name);
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: data, headers: { "X-Requested-With": "autosave", Accept: "application/json" }, signal: AbortSignal.timeout(SLOW) });
      if (answer.ok && !answer.redirected) {
        const said = await answer.json().catch(() => ({})); // where no version is kept, nothing need be said
        if (said.edit && began?.isConnected) settle(said);
        else if (versionOf(form)) named(said.read_at);
      }
      if (answer.status === 409) {
        form.dataset.autosave = ""; // saving by hand shows both texts
        return say((await answer.json()).detail, true);
      }
      if (answer.status === 422) return say(Object.values((await answer.json()).errors).flat()[0], true);
      if (mine !== turn) {
        timer = setTimeout(send, PAUSE);
        return;
      }
      // Logged out meanwhile, or refused: trying again would not help, the words stay in this browser.
      if (answer.redirected || [401, 403].includes(answer.status)) return say(line?.dataset.expired ?? "", true);
      if (!answer.ok) throw new Error(String(answer.status));
      store((box) => box.removeItem(key));
      form.dispatchEvent(new Event("lxq:saved"));
      say((line?.dataset.saved ?? "").replace("{time}", clock(Date.now())));
    } catch {
      say((line?.dataset.failed ?? "").replace("{time}", clock(Date.now())), true);
      timer = setTimeout(send, 15000);
    }
  }

  form.addEventListener("input", (event) => {
    if (!event.isTrusted) return;
    turn++;
    store((box) => box.setItem(key, JSON.stringify({ at: Date.now(), read: versionOf(form)?.value, values: values(form) })));
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  });
  window.addEventListener("online", () => { if (store((box) => box.getItem(key))) send(); });
  form.addEventListener("submit", (event) => {
    if (!flight) return;
    event.preventDefault(); // what is under way first, so that the form names the version it makes
    event.stopImmediatePropagation();
    const button = event.submitter;
    flight.then(() => { clearTimeout(timer); form.requestSubmit(button); });
  }, { capture: true });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    clearTimeout(timer);
    turn++;
    store(() => sessionStorage.setItem(SENT, key));
  });
  offer(form, key, send);
}

function offer(form, key, send) {
  const sent = store(() => sessionStorage.getItem(SENT));
  if (sent === key) store(() => sessionStorage.removeItem(SENT)); // the form came back: it was refused
  const kept = JSON.parse(store((box) => box.getItem(key)) ?? "null");
  if (!kept || JSON.stringify(kept.values) === JSON.stringify(values(form))) return;
  const note = form.querySelector("[data-draft-note]");
  const before = values(form);
  const version = versionOf(form)?.value;
  const newer = kept.at > Number(form.dataset.savedAt ?? 0) * 1000 && (kept.read ?? version) === version;
  const put = () => { refill(form, kept.values); send(); };
  if (newer) put();
  if (!note) return;
  note.hidden = false;
  note.querySelector("[data-draft-words]").textContent = (newer ? note.dataset.restored : note.dataset.older).replace("{time}", new Date(kept.at).toLocaleString());
  const button = note.querySelector("button");
  button.textContent = newer ? note.dataset.undo : note.dataset.restore;
  button.addEventListener("click", () => {
    if (newer) { refill(form, before); store((box) => box.removeItem(key)); send(); } else put();
    note.hidden = true;
  }, { once: true });
}

// A page other than the form's own came after sending: the act stood, its draft may go.
function tidy() {
  const sent = store(() => sessionStorage.getItem(SENT));
  const problem = document.querySelector(".problem");
  if (!sent || problem) return;
  store(() => sessionStorage.removeItem(SENT));
  store((box) => box.removeItem(sent));
}

export function autosave(root) {
  root.querySelectorAll("form[data-autosave]").forEach(watch);
  if (root === document) tidy();
  // What waits on this device to be sent is nobody's session: whoever leaves is told of it first.
  const waiting = store((box) => Object.keys(box).some((key) => key.startsWith("lianxinqiao.waiting.") && Number(box[key])));
  root.querySelectorAll("form[data-leaves]").forEach((form) => form.addEventListener("submit", () => {
    store((box) => Object.keys(box).filter((key) => key.startsWith(PREFIX)).forEach((key) => box.removeItem(key)));
  }));
  if (waiting) root.querySelectorAll("form[data-leaves]").forEach((form) => { form.dataset.confirm = form.dataset.waiting; });
}
