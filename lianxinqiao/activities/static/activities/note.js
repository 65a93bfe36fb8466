// Findings noted in a basement: the page stands on the phone, what was written waits there, and is sent once. Which
// activity and whose phone it was stands behind the # of the address, which the network never sees.
import { bodyOf, offline } from "../acts/offline.js";

const told = new URLSearchParams(location.hash.slice(1));

function begin() {
  const form = document.getElementById("note");
  const box = document.getElementById("kept-here");
  if (!form || !box || !window.indexedDB) return;
  if (navigator.serviceWorker) navigator.serviceWorker.register(box.dataset.worker, { scope: "/findings/" }).catch(() => {});
  document.getElementById("note-activity").textContent = told.get("title") || "";
  form.elements.activity.value = told.get("activity") || "";
  form.elements.person.value = told.get("person") || "";
  form.addEventListener("reset", () => setTimeout(() => {
    form.elements.activity.value = told.get("activity") || "";
    form.elements.person.value = told.get("person") || "";
  }));
  const signIn = box.querySelector("[data-sign-in]");
  offline({
    name: "lianxinqiao-findings",
    form,
    box,
    always: true,
    async deliver(item) {
      const asked = await fetch(box.dataset.token, { headers: { Accept: "application/json" } });
      signIn.hidden = asked.ok;
      if (!asked.ok) return null; // the session ended: it stays until its owner has signed in
      const { token, person } = await asked.json();
      const owner = (item.fields.find(([name]) => name === "person") || ["", ""])[1];
      if (owner && owner !== String(person)) return null; // another's phone or another's item: it waits for its owner
      const headers = { "X-CSRFToken": token, Accept: "application/json" };
      const answer = await fetch(box.dataset.send, { method: "POST", headers, body: bodyOf(item) });
      if (answer.ok) return { sent: await answer.json() };
      return [403, 404, 422].includes(answer.status) ? { sentence: (await answer.json()).sentence } : null;
    },
    received(row, receipt) {
      const link = document.createElement("a");
      link.href = receipt.address;
      link.textContent = receipt.words;
      row.append(`${box.dataset.received} `, link);
    },
  });
}

begin();
