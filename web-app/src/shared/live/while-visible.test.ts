import { afterEach, expect, it, vi } from 'vitest';
import { whileVisible } from './while-visible';

let state: DocumentVisibilityState = 'visible';
vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => state);

function become(next: DocumentVisibilityState) {
  state = next;
  document.dispatchEvent(new Event('visibilitychange'));
}

afterEach(() => {
  state = 'visible';
});

it('a hidden tab holds no stream, and opens it again when it is seen', () => {
  const close = vi.fn();
  const open = vi.fn(() => close);

  const end = whileVisible(open);
  expect(open).toHaveBeenCalledOnce();
  become('hidden');
  expect(close).toHaveBeenCalledOnce();
  become('visible');
  become('visible');
  expect(open).toHaveBeenCalledTimes(2);

  end();
  expect(close).toHaveBeenCalledTimes(2);
  become('hidden');
  become('visible');
  expect(open).toHaveBeenCalledTimes(2);
});

it('a tab that is opened in the background waits', () => {
  state = 'hidden';
  const open = vi.fn(() => vi.fn());

  const end = whileVisible(open);
  expect(open).not.toHaveBeenCalled();
  become('visible');
  expect(open).toHaveBeenCalledOnce();
  end();
});
