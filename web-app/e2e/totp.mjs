// One-time passwords as an authenticator app makes them (RFC 6238: SHA-1, six digits, 30 seconds).
import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const PERIOD_MS = 30_000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function fromBase32(text) {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

function codeOf(secret, period) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(period));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const number = digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** An app that never shows a code twice, for each is good once: it waits for the next. */
export function authenticator(secret) {
  let last = 0;
  return async () => {
    while (Math.floor(Date.now() / PERIOD_MS) <= last) await pause(500);
    last = Math.floor(Date.now() / PERIOD_MS);
    return codeOf(secret, last);
  };
}
