// The phone's half of RSABSSA-SHA384-PSS-Randomized (RFC 9474): blind a slip, take the blinding off its signature.
import { decode, hash, hex, join, random } from "./bytes.js";

const HASH = 48, SALT = 48;
const number = (bytes) => BigInt(`0x${hex(bytes)}`);
const bytes = (value, size) => Uint8Array.from(value.toString(16).padStart(size * 2, "0").match(/../g), (pair) => parseInt(pair, 16));

function power(base, exponent, modulus) {
  let result = 1n, square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function inverse(value, modulus) {
  let [low, high, a, b] = [value % modulus, modulus, 1n, 0n];
  while (low > 1n) {
    const times = high / low;
    [low, high, a, b] = [high % low, low, b - times * a, a];
  }
  if (low !== 1n) throw new Error("no inverse");
  return ((a % modulus) + modulus) % modulus;
}

async function mask(seed, length) {
  const rows = [];
  for (let count = 0; rows.length * HASH < length; count += 1) {
    rows.push(await hash("SHA-384", join(seed, Uint8Array.of(0, 0, count >> 8, count & 255))));
  }
  return join(...rows).slice(0, length);
}

// EMSA-PSS (RFC 8017 §9.1.1), for a modulus of whole bytes.
async function encoded(message, size, salt) {
  const digest = await hash("SHA-384", join(new Uint8Array(8), await hash("SHA-384", message), salt));
  const block = join(new Uint8Array(size - SALT - HASH - 2), Uint8Array.of(1), salt);
  const masked = await mask(digest, block.length);
  block.forEach((byte, at) => { masked[at] ^= byte; });
  masked[0] &= 127;
  return join(masked, digest, Uint8Array.of(188));
}

export async function key(der) {
  const usage = { name: "RSA-PSS", hash: "SHA-384" };
  const verifying = await crypto.subtle.importKey("spki", decode(der), usage, true, ["verify"]);
  const told = await crypto.subtle.exportKey("jwk", verifying);
  return { verifying, modulus: number(decode(told.n)), exponent: number(decode(told.e)), size: decode(told.n).length };
}

export async function blindWith(key, message, salt, factor) {
  const told = number(await encoded(message, key.size, salt));
  return (told * power(factor, key.exponent, key.modulus)) % key.modulus;
}

// What is sent to be signed, and the inverse that only this phone knows.
export async function blind(key, message) {
  let factor = 0n;
  while (factor < 2n || factor >= key.modulus) factor = number(random(key.size));
  const blinded = await blindWith(key, message, random(SALT), factor);
  return { blinded: bytes(blinded, key.size), inverse: inverse(factor, key.modulus).toString(16) };
}

export async function finalize(key, message, signed, inverseHex) {
  const signature = bytes((number(signed) * BigInt(`0x${inverseHex}`)) % key.modulus, key.size);
  const holds = await crypto.subtle.verify({ name: "RSA-PSS", saltLength: SALT }, key.verifying, signature, message);
  if (!holds) throw new Error("the signature does not hold");
  return signature;
}
