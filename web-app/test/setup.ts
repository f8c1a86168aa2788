import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { createTracker } from '@onelastai/web-sdk';
import { afterAll, afterEach, vi } from 'vitest';
import { signOut } from './session';

afterEach(() => {
  cleanup();
  signOut();
});

// The page's tracker outlives every component; what it still waits for must not outlive the document.
const tracker = createTracker();
Object.assign(window, { onelastai: tracker });
afterAll(() => tracker.optOut());

// A page's chunk takes its time to load on a machine that builds something else as well.
configure({ asyncUtilTimeout: 20_000 });

// What Mantine asks a browser for and jsdom does not have. With reduced motion, what opens or closes
// is there or gone at once.
window.matchMedia = (media) =>
  ({ matches: media.includes('prefers-reduced-motion'), media, addEventListener: vi.fn(), removeEventListener: vi.fn() }) as unknown as MediaQueryList;
window.ResizeObserver = class {
  observe = vi.fn();
  unobserve = vi.fn();
  disconnect = vi.fn();
};
Element.prototype.scrollIntoView = vi.fn();
window.scrollTo = vi.fn();
// What a text area that grows listens to.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });
// The stream of notifications, on which nothing comes; what reads one has a stub of its own.
window.EventSource = class {
  addEventListener = vi.fn();
  close = vi.fn();
} as unknown as typeof EventSource;

// It is on every page of a user, and has tests of its own.
vi.mock('../src/shared/notifications/Bell', () => ({ default: () => null }));
