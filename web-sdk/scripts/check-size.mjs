// Fails when the script-tag build is heavier than a page should have to bear.
import { statSync } from 'node:fs';

// It was 6,200 before pages on other sites carried their visit (docs/adr/038), which takes 160 bytes.
const LIMIT = 6_250;
const size = (file) => statSync(new URL(`../dist/${file}`, import.meta.url)).size;
const gzipped = size('onelastai.js.gz');
console.log(
  `dist/onelastai.js: ${gzipped} of ${LIMIT} bytes with gzip, ${size('onelastai.js.br')} with Brotli, ${size('onelastai.js')} plain`,
);
if (gzipped > LIMIT) process.exit(1);
