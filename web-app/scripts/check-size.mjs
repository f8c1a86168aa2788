// Fails when the script of a page's first load is heavier than a reader should have to wait for.
import { readFileSync, statSync } from 'node:fs';

const LIMIT = 200_000;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('manifest.json', dist), 'utf8'));
const size = (file) => statSync(new URL(`site/${file}.gz`, dist)).size;

/** The chunks that a chunk needs before it runs. */
function closure(key, found = new Set()) {
  if (!found.has(key)) {
    found.add(key);
    manifest[key].imports?.forEach((each) => closure(each, found));
  }
  return found;
}

const chunks = (keys) => [...new Set([...keys].map((key) => manifest[key].file))];
const total = (keys) => chunks(keys).reduce((sum, file) => sum + size(file), size('color-scheme.js'));

const entry = closure('index.html');
// Dialogs and what else a page loads later are chunks, too, and no first load.
const pages = Object.keys(manifest).filter((key) => key.startsWith('src/features/') && manifest[key].isDynamicEntry && key.endsWith('Page.tsx'));
console.log(`${total(entry)} bytes with gzip before any page`);
for (const page of pages) {
  const bytes = total(new Set([...entry, ...closure(page)]));
  console.log(`${bytes} of ${LIMIT}: ${page}`);
  if (bytes > LIMIT) process.exitCode = 1;
}
