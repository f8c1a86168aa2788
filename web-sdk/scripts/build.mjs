// The package: plain modules with their types, the script-tag build, and the example's pages.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
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
