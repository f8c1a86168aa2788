import { loadPushKey, subscribe, unsubscribe } from './queries';

const WORKER = '/push-worker.js';

export const isPushSupported = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window;

async function subscription(): Promise<PushSubscription | null> {
  const worker = await navigator.serviceWorker.getRegistration(WORKER);
  return (await worker?.pushManager.getSubscription()) ?? null;
}

export const isSubscribed = async (): Promise<boolean> => (await subscription()) !== null;

/** Asks the reader if need be; throws if the browser does not allow it. */
export async function subscribeBrowser(): Promise<void> {
  const { publicKey } = await loadPushKey();
  await navigator.serviceWorker.register(WORKER);
  const worker = await navigator.serviceWorker.ready;
  const created = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey ?? '' });
  const { endpoint = '', keys = {} } = created.toJSON();
  await subscribe(endpoint, { p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' });
}

export async function unsubscribeBrowser(): Promise<void> {
  const existing = await subscription();
  if (!existing) return;
  // The service knows a subscription by the hash of its endpoint.
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(existing.endpoint));
  const id = Array.from(new Uint8Array(hash), (octet) => octet.toString(16).padStart(2, '0')).join('');
  await unsubscribe(id);
  await existing.unsubscribe();
}
