// The citizen's form without network: nothing here belongs to anybody who is signed in (acts/offline.js keeps and sends).
import { bodyOf, offline } from "../acts/offline.js";

const PAGE_ONLY = ["token", "seen"];

// With the places of this very station, so that they can be chosen without network too.
async function keepThePage(box) {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(box.dataset.worker, { scope: "/opinion/" });
  const { active } = await navigator.serviceWorker.ready;
  navigator.serviceWorker.addEventListener("message", () => { box.dataset.ready = ""; });
  active.postMessage({ keep: location.pathname + location.search });
}

function begin() {
  const form = document.getElementById("say");
  const box = document.getElementById("kept-here");
  if (!form || !box || !window.indexedDB) return;
  keepThePage(box).catch(() => {}); // a browser that may not: the form is sent as ever
  offline({
    name: "lianxinqiao-opinions",
    form,
    box,
    without: PAGE_ONLY,
    where: () => location.search,
    async deliver(item) {
      const answer = await fetch(box.dataset.send + item.where, { method: "POST", body: bodyOf(item, ["token"]) });
      if (answer.ok) return { sent: await answer.json() };
      return answer.status === 422 ? { sentence: (await answer.json()).sentence } : null;
    },
    received(row, receipt) {
      row.append(`${box.dataset.received} ${receipt.number} `);
      const link = document.createElement("a");
      link.href = receipt.address;
      link.textContent = receipt.code;
      row.append(link);
    },
  });
}

begin();
