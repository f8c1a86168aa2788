// The pages of these tests, as a frontend behind the gateway serves them: two with the script tag, an
// application with the hooks, and for every other address one that names it.
// node e2e/site/server.mjs --port 3000
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({ options: { port: { type: 'string', default: '3000' } } });

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('hooks.tsx', import.meta.url))],
  bundle: true,
  format: 'esm',
  write: false,
  define: { 'process.env.NODE_ENV': '"production"' },
});

const page = (title, script, body) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    ${script}
  </head>
  <body>${body}</body>
</html>
`;

const TALL = '<p style="height: 3000px">How far one scrolls is part of the page view.</p>';
const withScriptTag = (title) =>
  page(
    title,
    '<script src="/sdk/onelastai.js" defer></script>',
    `<nav><a href="/">Home</a> <a href="/about">About</a> <a href="/hooks">Hooks</a></nav>
    <button id="event" onclick="onelastai.track('ui', 'button-pressed', { button: 'event' })">Track an event</button>
    <button id="opt-out" onclick="onelastai.optOut()">Stop tracking me</button>
    ${TALL}`,
  );
const application = page('Application', '<script src="/assets/hooks.js" type="module"></script>', `<div id="root"></div>${TALL}`);

const pages = {
  '/': withScriptTag('Home'),
  '/about': withScriptTag('About'),
  '/hooks': application,
  '/hooks/tools': application,
};

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const [type, body] =
    pathname === '/assets/hooks.js'
      ? ['text/javascript', outputFiles[0].text]
      : ['text/html', pages[pathname] ?? page(pathname, '', pathname)];
  response.writeHead(200, { 'Cache-Control': 'no-cache', 'Content-Type': `${type}; charset=utf-8` }).end(body);
});

server.listen(Number(values.port), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
