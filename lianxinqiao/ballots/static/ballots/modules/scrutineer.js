// The key that papers are sealed to. It is made in the scrutineer's phone and stays there; the second one copies it down.
import { decode, encode } from "./bytes.js";

const KEPT = "lxq.seals";
const kept = () => JSON.parse(localStorage.getItem(KEPT) ?? "{}");
const grouped = (text) => text.match(/.{1,4}/g).join(" ");

async function make(field, said) {
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const point = encode(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)));
  const { d } = await crypto.subtle.exportKey("jwk", pair.privateKey);
  localStorage.setItem(KEPT, JSON.stringify({ ...kept(), [point]: d }));
  field.value = point;
  field.readOnly = true;
  said(field.dataset.made, grouped(d));
}

function give(field, said) {
  const secret = kept()[field.dataset.point];
  if (secret && decode(secret).length === 32) {
    field.value = secret;
    field.readOnly = true;
    said(field.dataset.found);
  } else said(field.dataset.missing);
}

export function live(field) {
  const said = (words, code = "") => {
    const line = field.parentElement.querySelector(".seal-said") ?? document.createElement("div");
    line.className = "seal-said";
    line.replaceChildren(Object.assign(document.createElement("p"), { textContent: words }));
    if (code) line.append(Object.assign(document.createElement("code"), { textContent: code }));
    field.after(line);
  };
  if (!globalThis.crypto?.subtle) said(field.dataset.unsafe);
  else if (field.dataset.does === "make") { if (!field.value) make(field, said); }
  else give(field, said);
}
