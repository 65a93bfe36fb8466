// A phone in the hall follows the meeting: it listens to the one anonymous stream that the screen on the wall listens to, and
// shows the page anew when something other than a clock has changed. Nobody's words are lost, and a secret vote is left alone.
const EVERY = 2000;
const APART = 3000; // a whole hall does not ask in the same moment

const typing = () => document.activeElement?.matches("input, textarea, select") || document.querySelector("dialog[open]");

export function live(element) {
  const [stale, changed] = ["[data-stale]", "[data-changed]"].map((part) => element.querySelector(part));
  let known = element.dataset.pulse;

  async function ask() {
    let told;
    try {
      const answer = await fetch(element.dataset.stream, { credentials: "omit", cache: "no-store" });
      if (answer.status === 429) return;
      if (!answer.ok) throw new Error(answer.status);
      told = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-pulse]");
    } catch {
      stale.hidden = false;
      return;
    }
    stale.hidden = true;
    if (!told || told.dataset.pulse === known) return;
    known = told.dataset.pulse;
    if (told.hasAttribute("data-still") || typing()) changed.hidden = false;
    else setTimeout(() => (typing() ? (changed.hidden = false) : location.reload()), Math.random() * APART);
  }

  const asking = setInterval(() => {
    if (!element.isConnected) clearInterval(asking); // the page was shown anew, and another one asks
    else if (!document.hidden) ask();
  }, EVERY);
}
