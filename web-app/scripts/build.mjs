// The static site, what the gateway must know of it, and its files in smaller codings.
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, runnerImport } from 'vite';

process.chdir(new URL('..', import.meta.url).pathname);
rmSync('dist', { recursive: true, force: true });
// Maven copies what is new and leaves what is gone.
rmSync('target/classes/META-INF', { recursive: true, force: true });
await build({ logLevel: 'warn' });
renameSync('dist/site/.vite/manifest.json', 'dist/manifest.json');
rmSync('dist/site/.vite', { recursive: true });

// The gateway answers 404 for an address that is no route. Its patterns have {name} for :name.
const { module } = await runnerImport('./src/features/index.ts', { logLevel: 'warn' });
const routes = module.features.flatMap((feature) => feature.routes);
const patterns = routes.map(({ path }) => path.replaceAll(/:(\w+)/g, '{$1}'));
writeFileSync('dist/routes.json', JSON.stringify(patterns, null, 2) + '\n');
writeFileSync(
  'dist/pages.json',
  JSON.stringify(routes.map(({ path, access, example }) => ({ path, access, address: example ?? path })), null, 2) + '\n',
);

const files = readdirSync('dist/site', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
writeFileSync(
  'dist/files.json',
  JSON.stringify(files.map((file) => join(file.parentPath, file.name).replace('dist/site', '')).sort(), null, 2) + '\n',
);
for (const file of files.filter(({ name }) => /\.(js|css|html|svg|json|txt)$/.test(name))) {
  const path = join(file.parentPath, file.name);
  const content = readFileSync(path);
  writeFileSync(`${path}.br`, brotliCompressSync(content));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}
