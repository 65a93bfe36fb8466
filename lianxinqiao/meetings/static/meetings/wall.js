// The screen in the hall says when what it shows has grown old, and since when; it goes on asking, and is right again by itself.
const wall = document.getElementById("wall");
const note = document.getElementById("stale");
const since = note.querySelector("span");

function fresh() {
  since.textContent = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  note.hidden = true;
}

wall.addEventListener("htmx:afterRequest", (event) => {
  if (event.target !== wall) return;
  if (event.detail.successful) fresh();
  else note.hidden = false;
});
// Every two seconds a note at the edge of the page would say the same.
for (const failed of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) wall.addEventListener(failed, (event) => event.stopPropagation());
fresh();
