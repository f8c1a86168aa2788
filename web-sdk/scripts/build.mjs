// The package: plain modules with their types, and the script-tag build.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

process.chdir(new URL('..', import.meta.url).pathname);
rmSync('dist', { recursive: true, force: true });
execFileSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });

await build({
  entryPoints: ['src/script.ts'],
  outfile: 'dist/onelastai.js',
  bundle: true,
  format: 'iife',
  minify: true,
  target: 'es2021',
  legalComments: 'none',
});
// The gateway serves these to clients that accept them; the default quality of Brotli is the best.
const script = readFileSync('dist/onelastai.js');
writeFileSync('dist/onelastai.js.br', brotliCompressSync(script));
writeFileSync('dist/onelastai.js.gz', gzipSync(script, { level: 9 }));
