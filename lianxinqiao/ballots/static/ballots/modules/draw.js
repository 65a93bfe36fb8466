// [data-slips]: whoever is signed in draws the slips of this meeting's secret votes, each blinded before it is sent.
import { blind, finalize, key } from "./blind.js";
import { decode, encode, join, random } from "./bytes.js";
import { signing } from "./seal.js";
import * as slips from "./slips.js";

async function made(ballot, owner) {
  const own = await crypto.subtle.generateKey(signing, true, ["sign", "verify"]);
  const serial = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
  const slip = join(random(32), serial);
  const { blinded, inverse } = await blind(await key(ballot.key), slip);
  const secret = await crypto.subtle.exportKey("jwk", own.privateKey);
  // Kept before it is sent: asked again after a lost connection, it is the same message.
  const kept = { ...ballot, owner, slip: encode(slip), own: secret, blinded: encode(blinded), inverse };
  slips.keep(kept);
  return kept;
}

async function signed(slip, answer) {
  const told = await finalize(await key(slip.key), decode(slip.slip), decode(answer), slip.inverse);
  const { inverse: _inverse, blinded: _blinded, ...rest } = slip;
  slips.keep({ ...rest, signature: encode(told) });
}

async function draw(box) {
  const line = box.querySelector("[data-slips-said]"), owner = document.body.dataset.user;
  const ballots = JSON.parse(document.getElementById(box.dataset.slips).textContent).filter((each) => !slips.isDone(each.number, owner));
  if (!globalThis.crypto?.subtle) { line.textContent = box.dataset.unsafe; return; }
  const kept = await Promise.all(ballots.map((each) => slips.find(each.number, owner) ?? made(each, owner)));
  const asked = kept.filter((slip) => !slip.signature);
  try {
    if (asked.length) {
      const headers = { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token() };
      const body = JSON.stringify(Object.fromEntries(asked.map((slip) => [slip.number, slip.blinded])));
      const answer = await fetch(box.dataset.to, { method: "POST", headers, body });
      const told = await answer.json();
      if (!answer.ok) { line.textContent = told.detail; return; }
      for (const slip of asked) await signed(slip, told[slip.number]);
    }
    line.textContent = box.dataset.drawn.replace("{n}", kept.length);
    box.querySelector("[data-slips-open]").hidden = !kept.length;
  } catch { line.textContent = box.dataset.failed; }
}

const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];

export function live(box) {
  draw(box);
  window.addEventListener("online", () => draw(box));
}
