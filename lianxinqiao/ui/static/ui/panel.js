// <a data-panel href="…"> lays the page it leads to over this one, asked for with X-Panel. Without script, with a key held
// down, or where that page has no panel to give (it led elsewhere, or refused), the link is an ordinary one.
function dialog() {
  const made = Object.assign(document.createElement("dialog"), { className: "panel", id: "panel" });
  made.setAttribute("aria-labelledby", "panel-title");
  document.body.append(made);
  return made;
}

async function lay(link, live) {
  link.classList.add("is-busy");
  try {
    const answer = await fetch(link.href, { headers: { "X-Panel": "1" } });
    const words = await answer.text();
    if (!answer.ok || !words.includes('id="panel-title"')) return location.assign(answer.redirected ? answer.url : link.href);
    const over = document.getElementById("panel") ?? dialog();
    over.innerHTML = words;
    live(over);
    over.showModal();
    over.scrollTop = 0;
    const asked = over.querySelector(".act-form");
    (asked.querySelector("input:checked") ?? asked.querySelector("input:not([type=hidden]), select, textarea, button"))?.focus({ preventScroll: true });
  } catch {
    location.assign(link.href);
  } finally {
    link.classList.remove("is-busy");
  }
}

export function panel(live) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-panel]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    lay(link, live);
  });
}
