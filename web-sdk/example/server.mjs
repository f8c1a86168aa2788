// The example site: static pages, as a frontend behind the gateway would serve them.
// node example/server.mjs --port 3000
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { port: { type: 'string', default: '3000' } } });

const HTML = 'text/html; charset=utf-8';
const JAVASCRIPT = 'text/javascript; charset=utf-8';
const react = ['pages/react.html', HTML];
const files = {
  '/': ['pages/home.html', HTML],
  '/about': ['pages/about.html', HTML],
  '/chat': ['pages/chat.html', HTML],
  '/login': ['pages/login.html', HTML],
  '/pricing': ['pages/pricing.html', HTML],
  '/payment/success': ['pages/payment-success.html', HTML],
  '/payment/cancel': ['pages/payment-cancel.html', HTML],
  '/dashboard/billing': ['pages/billing.html', HTML],
  '/agents/einstein': react,
  '/tools/json-formatter': react,
  '/lab/neural-art': react,
  '/signup': react,
  '/assets/site.css': ['public/site.css', 'text/css; charset=utf-8'],
  '/assets/site.js': ['public/site.js', JAVASCRIPT],
  '/assets/billing.js': ['../dist/example/billing.js', JAVASCRIPT],
  '/assets/chat.js': ['../dist/example/chat.js', JAVASCRIPT],
  '/assets/login.js': ['../dist/example/login.js', JAVASCRIPT],
  '/assets/payment.js': ['../dist/example/payment.js', JAVASCRIPT],
  '/assets/pricing.js': ['../dist/example/pricing.js', JAVASCRIPT],
  '/assets/react-page.js': ['../dist/example/react-page.js', JAVASCRIPT],
  '/assets/price-list.csv': ['public/price-list.csv', 'text/csv; charset=utf-8'],
  // Behind the gateway, this path belongs to the gateway.
  '/sdk/onelastai.js': ['../dist/onelastai.js', JAVASCRIPT],
};

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const [file, type] = files[pathname] ?? [];
  const headers = { 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' };
  if (!file) {
    response.writeHead(404, { ...headers, 'Content-Type': 'text/plain' }).end('Not found\n');
    return;
  }
  readFile(new URL(file, import.meta.url)).then(
    (content) => response.writeHead(200, { ...headers, 'Content-Type': type }).end(content),
    () => response.writeHead(500, headers).end('Run `npm run build` first\n'),
  );
});

server.listen(Number(values.port), '127.0.0.1', () => {
  console.log(`Example site on http://127.0.0.1:${server.address().port}`);
});
