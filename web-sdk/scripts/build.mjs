// The package: plain modules with their types, the script-tag build, and the example's pages.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

process.chdir(new URL('..', import.meta.url).pathname);
rmSync('dist', { recursive: true, force: true });
execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });

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

await build({
  entryPoints: [
    'example/react-page.tsx',
    ...['billing', 'chat', 'login', 'payment', 'pricing'].map((page) => `example/${page}.ts`),
  ],
  outdir: 'dist/example',
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2020',
  define: { 'process.env.NODE_ENV': '"production"' },
});
