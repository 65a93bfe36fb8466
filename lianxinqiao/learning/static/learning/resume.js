// Keeps the place in a video as it plays. Without a network the place waits in the browser and is sent when there is one.
"use strict";

const shown = document.querySelector("[data-place-url]");

if (shown) {
  const url = shown.dataset.placeUrl;
  const waiting = `place:${url}`;
  let sent = Number(shown.dataset.place) || 0;

  const send = async (place) => {
    localStorage.setItem(waiting, String(place));
    const body = new URLSearchParams({ place: String(place), csrfmiddlewaretoken: shown.dataset.token });
    try {
      const answer = await fetch(url, { method: "POST", body, headers: { "X-Place": "1" } });
      if (answer.ok && Number(localStorage.getItem(waiting)) === place) localStorage.removeItem(waiting);
    } catch {
      // no network: it waits
    }
  };
  const again = () => {
    const place = Number(localStorage.getItem(waiting));
    if (place) send(place);
  };

  window.addEventListener("online", again);
  again();
  const video = shown.querySelector("video");
  if (video) {
    const from = Math.max(sent, Number(localStorage.getItem(waiting)) || 0);
    video.addEventListener("loadedmetadata", () => { if (from < video.duration) video.currentTime = from; });
    video.addEventListener("timeupdate", () => {
      const now = Math.floor(video.currentTime);
      if (now >= sent + 10) { sent = now; send(now); }
    });
    for (const name of ["pause", "ended"]) video.addEventListener(name, () => send(Math.ceil(video.currentTime)));
  }
}
