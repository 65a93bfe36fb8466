// The citizen's form without network: nothing here belongs to anybody who is signed in (acts/offline.js keeps and sends).
import { bodyOf, offline } from "../acts/offline.js";

const PAGE_ONLY = ["token", "seen"];

function begin() {
  const form = document.getElementById("say");
  const box = document.getElementById("kept-here");
  if (!form || !box || !window.indexedDB) return;
  if (navigator.serviceWorker) navigator.serviceWorker.register(box.dataset.worker, { scope: "/opinion/" }).catch(() => {});
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
