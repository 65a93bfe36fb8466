// A slip on its way to another phone of the same person: a link whose part after # no server ever sees, drawn as a code.
// Its bytes are written as digits, which a code holds most densely: 1, slip, signature, key, then words as JSON.
import { decode, encode, hex, join, utf8 } from "./bytes.js";

const SLIP = 97, SIGNATURE = 256, KEY = 32;
const WORDS = ["number", "word", "title", "meeting", "owner"];

export function link(slip, address) {
  const words = utf8(JSON.stringify(WORDS.map((name) => slip[name])));
  const whole = join(Uint8Array.of(1), decode(slip.slip), decode(slip.signature), decode(slip.own.d), words);
  return `${address}#${BigInt(`0x${hex(whole)}`)}`;
}

// The slip of a link or of its digits alone; null where it is none.
export function read(text) {
  const digits = text.trim().replace(/^.*#/s, "");
  if (!/^[0-9]{900,4000}$/.test(digits)) return null;
  const told = BigInt(digits).toString(16);
  const whole = Uint8Array.from(told.padStart(told.length + (told.length % 2), "0").match(/../g), (pair) => parseInt(pair, 16));
  if (whole[0] !== 1) return null;
  const [slip, signature, key] = [whole.slice(1, 1 + SLIP), whole.slice(1 + SLIP, 1 + SLIP + SIGNATURE), whole.slice(1 + SLIP + SIGNATURE, 1 + SLIP + SIGNATURE + KEY)];
  try {
    const words = JSON.parse(new TextDecoder().decode(whole.slice(1 + SLIP + SIGNATURE + KEY)));
    const own = { kty: "EC", crv: "P-256", x: encode(slip.slice(33, 65)), y: encode(slip.slice(65)), d: encode(key), ext: true, key_ops: ["sign"] };
    return { ...Object.fromEntries(WORDS.map((name, place) => [name, words[place]])), slip: encode(slip), signature: encode(signature), own };
  } catch { return null; }
}
