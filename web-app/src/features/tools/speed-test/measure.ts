import { api, read } from '../../../shared/api';

const PINGS = 12;
const DOWNLOADS = [100_000, 1_000_000, 5_000_000, 20_000_000];
const UPLOADS = [100_000, 1_000_000, 4_000_000, 9_000_000];
/** A transfer of this length tells enough. */
const LONG_MS = 1_500;
const BLOCK = 65_536;

export type Phase = 'pings' | 'downloads' | 'uploads';

interface Transfer {
  bytes: number;
  milliseconds: number;
}

export interface Measured {
  pings: number[];
  downloads: Transfer[];
  uploads: Transfer[];
}

/** Measures the connection to the gateway, and says what it is about to do. */
export async function measure(onPhase: (phase: Phase) => void): Promise<Measured> {
  onPhase('pings');
  const pings: number[] = [];
  // The first one may open a connection.
  await ping();
  while (pings.length < PINGS) pings.push(await timed(ping));
  onPhase('downloads');
  const downloads = await transfers(DOWNLOADS, download);
  onPhase('uploads');
  return { pings, downloads, uploads: await transfers(UPLOADS, upload) };
}

const ping = () => read(api.GET('/api/tools/speed-test/ping'));

const download = (bytes: number) =>
  read(api.GET('/api/tools/speed-test/download', { params: { query: { bytes } }, parseAs: 'arrayBuffer' }));

const upload = (bytes: number) =>
  read(
    api.POST('/api/tools/speed-test/upload', {
      body: '',
      bodySerializer: () => random(bytes),
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );

async function transfers(sizes: readonly number[], transfer: (bytes: number) => Promise<unknown>): Promise<Transfer[]> {
  const done: Transfer[] = [];
  for (const bytes of sizes) {
    const milliseconds = await timed(() => transfer(bytes));
    done.push({ bytes, milliseconds });
    if (milliseconds > LONG_MS) break;
  }
  return done;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  // Clocks of browsers are coarse on purpose.
  return Math.max(performance.now() - start, 0.1);
}

/** Random, as proxies compress what is not. */
function random(bytes: number): Blob {
  const block = crypto.getRandomValues(new Uint8Array(BLOCK));
  const blob = new Blob(Array.from({ length: Math.ceil(bytes / BLOCK) }, () => block));
  return blob.slice(0, bytes);
}
