// Behind a busy door the form asks for a proof of work: the phone does it while somebody writes, and sends it along. Without
// it, or where it cannot be done, the form is sent as ever and waits to be looked at.
const AT_ONCE = 64;

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g), (each) => parseInt(each, 16));
const hexOf = (bytes) => [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");

async function derived(parameters, counter) {
  const [salt, nonce] = [bytesOf(parameters.salt), bytesOf(parameters.nonce)];
  const data = new Uint8Array(salt.length + nonce.length + 4);
  data.set(salt);
  data.set(nonce, salt.length);
  new DataView(data.buffer).setUint32(salt.length + nonce.length, counter);
  const digest = await crypto.subtle.digest("SHA-256", data);
  return hexOf(new Uint8Array(digest).slice(0, parameters.keyLength));
}

async function solve(challenge) {
  const { parameters } = challenge;
  for (let start = 0; ; start += AT_ONCE) {
    const counters = Array.from({ length: AT_ONCE }, (_each, place) => start + place);
    const keys = await Promise.all(counters.map((counter) => derived(parameters, counter)));
    const place = keys.findIndex((key) => key.startsWith(parameters.keyPrefix));
    if (place >= 0) return btoa(JSON.stringify({ challenge, solution: { counter: start + place, derivedKey: keys[place] } }));
  }
}

function begin() {
  const field = document.querySelector("input[name=work]");
  if (!field || !window.crypto || !crypto.subtle) return;
  const work = solve(JSON.parse(field.dataset.challenge)).then((found) => { field.value = found; }, () => {});
  field.form.addEventListener("submit", (event) => {
    if (field.value || !navigator.onLine) return;
    event.preventDefault();
    const { submitter } = event;
    work.then(() => field.form.requestSubmit(submitter), () => field.form.submit());
  });
}

begin();
