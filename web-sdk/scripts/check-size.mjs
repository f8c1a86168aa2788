// Fails when the script-tag build is heavier than a page should have to bear.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 5_000;
const size = gzipSync(readFileSync(new URL('../dist/onelastai.js', import.meta.url)), {
  level: 9,
}).length;
console.log(`dist/onelastai.js: ${size} of ${LIMIT} bytes gzipped`);
if (size > LIMIT) process.exit(1);
