// A form without network: this one page, as each of its addresses opens it, and the files it names. Whatever else is asked
// goes to the network. What is kept is fetched as a stranger sees it, so that nothing of a signed-in person is kept.
const CACHE = "{{ name }}-{{ version }}";
const FILES = [{% for file in files %}"{{ file }}", {% endfor %}];
const PAGE = "{{ page }}";

const LOOSELY = { ignoreVary: true }; // what was kept is the same for everybody
const asStranger = (address) => new Request(address, { credentials: "omit" });

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([asStranger(PAGE), ...FILES])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("{{ name }}-") && name !== CACHE);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))));
  self.clients.claim();
});

self.addEventListener("message", (event) => {
  const address = new URL(event.data.keep, location.origin);
  if (address.origin !== location.origin || address.pathname !== PAGE) return;
  event.waitUntil(caches.open(CACHE).then((cache) => cache.add(asStranger(address.href))).then(() => event.source.postMessage("kept")));
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  if (address.pathname === PAGE) {
    event.respondWith(fetch(event.request).catch(async () => (await caches.match(address.href, LOOSELY)) || caches.match(PAGE, LOOSELY)));
  } else if (FILES.includes(address.pathname)) {
    event.respondWith(caches.match(address.pathname, LOOSELY).then((kept) => kept || fetch(event.request)));
  }
});
