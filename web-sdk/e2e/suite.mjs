// Starts the whole suite on free ports with the example as its frontend, runs the browser tests
// against it, and leaves nothing behind.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sdk = dirname(dirname(fileURLToPath(import.meta.url)));
const onelastai = join(dirname(sdk), 'onelastai');
const home = mkdtempSync(join(tmpdir(), 'onelastai-browser-'));
const port = await freePort();
const billingManagement = String(await freePort());
const chatManagement = String(await freePort());
const environment = {
  ...process.env,
  ONELASTAI_HOME: home,
  ONELASTAI_PORTS: 'random',
  ONELASTAI_BILLING_SERVICE_MANAGEMENT_PORT: billingManagement,
  ONELASTAI_CHAT_SERVICE_MANAGEMENT_PORT: chatManagement,
  CLOCK_SETTABLE: 'true',
  ONELASTAI_FRONTEND_URL: `http://127.0.0.1:${port}`,
};

const example = spawn('node', ['example/server.mjs', '--port', String(port)], {
  cwd: sdk,
  stdio: 'ignore',
});
try {
  run(onelastai, ['up']);
  const parts = JSON.parse(run(onelastai, ['status', '--json'], 'pipe'));
  const address = (name) => parts.find((part) => part.name === name).address;
  run('npm', ['run', '--silent', 'e2e'], 'inherit', {
    GATEWAY_URL: address('gateway'),
    MONGODB_URI: `${address('mongodb')}/onelastai`,
    BILLING_MANAGEMENT_URL: `http://127.0.0.1:${billingManagement}`,
    CHAT_MANAGEMENT_URL: `http://127.0.0.1:${chatManagement}`,
    STRIPE_URL: address('stripe'),
  });
} finally {
  spawnSync(onelastai, ['reset', '--yes'], { env: environment, stdio: 'inherit' });
  example.kill();
  rmSync(home, { recursive: true, force: true });
}

function run(command, args, stdout = 'inherit', more = {}) {
  const { status, stdout: output } = spawnSync(command, args, {
    cwd: sdk,
    env: { ...environment, ...more },
    stdio: ['ignore', stdout, 'inherit'],
  });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  }
  return String(output);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port: free } = server.address();
        server.close(() => resolve(free));
      });
  });
}
