// Fails when the script-tag build is heavier than a page should have to bear.
import { statSync } from 'node:fs';

const LIMIT = 5_000;
const size = (file) => statSync(new URL(`../dist/${file}`, import.meta.url)).size;
const gzipped = size('onelastai.js.gz');
console.log(
  `dist/onelastai.js: ${gzipped} of ${LIMIT} bytes with gzip, ${size('onelastai.js.br')} with Brotli, ${size('onelastai.js')} plain`,
);
if (gzipped > LIMIT) process.exit(1);
