// [data-fresh]: a page that keeps itself fresh. Whoever comes back to its window sees what is so now, without loading it anew.
const PAUSE = 1000; // milliseconds in which it does not ask again
let asked = Date.now();

async function renew(live) {
  const now = document.querySelector("[data-fresh]");
  if (!now || document.hidden || Date.now() - asked < PAUSE || document.querySelector("dialog[open]")) return;
  asked = Date.now();
  try {
    const answer = await fetch(location.href, { headers: { "X-Requested-With": "fresh" } });
    if (!answer.ok || answer.redirected) return;
    const then = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-fresh]");
    // Nobody's place is lost: while something in it has the focus, it stays.
    if (!then || now.contains(document.activeElement) || document.querySelector("dialog[open]")) return;
    now.replaceWith(then);
    live(then);
  } catch { /* offline: it stays as it is */ }
}

export function fresh(live) {
  window.addEventListener("focus", () => renew(live));
  document.addEventListener("visibilitychange", () => renew(live));
}
