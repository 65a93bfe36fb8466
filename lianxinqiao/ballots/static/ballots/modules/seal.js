// A paper sealed to the scrutineers' key: HPKE in base mode (RFC 9180), P-256, HKDF-SHA256, AES-128-GCM.
import { hash, hex, join, utf8 } from "./bytes.js";

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const KEM = join(utf8("KEM"), Uint8Array.of(0, 16));
const SUITE = join(utf8("HPKE"), Uint8Array.of(0, 16, 0, 1, 0, 1));
const NONE = new Uint8Array(0);
export const CHOICES = ["yes", "no", "abstain"];
const PLAIN = 64;

async function hmac(secret, data) {
  const usage = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", secret.length ? secret : new Uint8Array(32), usage, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, data));
}

const extract = (suite, salt, label, input) => hmac(salt, join(utf8("HPKE-v1"), suite, utf8(label), input));

async function expand(suite, secret, label, info, length) {
  const told = join(Uint8Array.of(0, length), utf8("HPKE-v1"), suite, utf8(label), info, Uint8Array.of(1));
  return (await hmac(secret, told)).slice(0, length);
}

export async function seal(plain, point, info) {
  const theirs = await crypto.subtle.importKey("raw", point, CURVE, false, []);
  const own = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
  const sent = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
  const agreed = new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own.privateKey, 256));
  const first = await extract(KEM, NONE, "eae_prk", agreed);
  const shared = await expand(KEM, first, "shared_secret", join(sent, point), 32);
  const context = join(
    Uint8Array.of(0),
    await extract(SUITE, NONE, "psk_id_hash", NONE),
    await extract(SUITE, NONE, "info_hash", info),
  );
  const secret = await extract(SUITE, shared, "secret", NONE);
  const key = await crypto.subtle.importKey("raw", await expand(SUITE, secret, "key", context, 16), "AES-GCM", false, ["encrypt"]);
  const iv = await expand(SUITE, secret, "base_nonce", context, 12);
  return join(sent, new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain)));
}

// What a paper is bound to: its ballot, the questions word for word, its slip.
export async function boundTo(number, questions, slip) {
  const words = hex(await hash("SHA-256", utf8(JSON.stringify(questions))));
  return join(utf8(`lianxinqiao ballot ${number} ${words}`), await hash("SHA-256", slip.slice(32)));
}

export function pack(choices) {
  const plain = new Uint8Array(PLAIN);
  plain.set([1, choices.length, ...choices.map((choice) => CHOICES.indexOf(choice) + 1)]);
  return plain;
}

export const signing = { name: "ECDSA", namedCurve: "P-256" };

// The sealed bytes and the slip's own mark on them.
export async function paper(number, questions, seal_, slip, own, choices) {
  const sealed = await seal(pack(choices), seal_, await boundTo(number, questions, slip));
  const key = await crypto.subtle.importKey("jwk", own, signing, false, ["sign"]);
  const marked = join(utf8(`lianxinqiao paper ${number} `), sealed);
  const mark = new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, marked));
  return { sealed, mark };
}
