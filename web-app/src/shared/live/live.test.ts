import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useLive } from '.';
import { ApiError } from '../api';

class Source {
  static all: Source[] = [];
  onmessage?: (message: { data: string }) => void;
  onerror?: () => void;
  isOpen = true;

  constructor(readonly url: string) {
    Source.all.push(this);
  }

  close() {
    this.isOpen = false;
  }
}

const open = () => Source.all.filter(({ isOpen }) => isOpen);
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const say = (data: unknown) => act(() => open()[0]?.onmessage?.({ data: JSON.stringify(data) }));
const fail = () => act(() => open()[0]?.onerror?.());

beforeEach(() => {
  vi.useFakeTimers();
  Source.all = [];
  vi.stubGlobal('EventSource', Source);
});

afterEach(() => vi.useRealTimers());

it('shows what it read first, then each message', async () => {
  const load = () => Promise.resolve(1);
  const { result } = renderHook(() => useLive('/stream', load));
  await pass(0);
  expect(result.current).toMatchObject({ data: 1, isLive: false });
  say(2);
  expect(result.current).toMatchObject({ data: 2, isLive: true });
});

it('a stream that ends is opened again after a read, which refreshes the login', async () => {
  const load = vi.fn(() => Promise.resolve(1));
  const { result } = renderHook(() => useLive('/stream', load));
  await pass(0);
  say(2);
  fail();
  expect(result.current).toMatchObject({ data: 2, isLive: false });
  expect(open()).toHaveLength(0);
  await pass(1_000);
  expect(load).toHaveBeenCalledTimes(2);
  expect(open()).toHaveLength(1);
});

it('a stream that falls silent is opened again', async () => {
  const load = () => Promise.resolve(1);
  const { result } = renderHook(() => useLive('/stream', load));
  await pass(0);
  say(2);
  await pass(9_000);
  say(3);
  await pass(9_000);
  expect(result.current.isLive).toBe(true);
  await pass(1_000);
  expect(result.current.isLive).toBe(false);
  await pass(1_000);
  expect(Source.all).toHaveLength(2);
});

it('waits longer from one failure to the next, until a message arrives', async () => {
  const load = vi.fn(() => Promise.resolve(1));
  renderHook(() => useLive('/stream', load));
  await pass(0);
  fail();
  await pass(1_000);
  fail();
  await pass(1_000);
  expect(load).toHaveBeenCalledTimes(2);
  await pass(1_000);
  expect(load).toHaveBeenCalledTimes(3);
  say(2);
  fail();
  await pass(1_000);
  expect(load).toHaveBeenCalledTimes(4);
});

it('goes on after a fault of the network, and stops when it is refused until it is asked again', async () => {
  const load = vi.fn<() => Promise<number>>().mockRejectedValueOnce(new TypeError('offline'));
  const refusal = new ApiError(401, 'unauthenticated', '');
  load.mockRejectedValueOnce(refusal).mockResolvedValue(1);
  const { result } = renderHook(() => useLive('/stream', load));
  await pass(0);
  expect(result.current.error).toBeUndefined();
  await pass(1_000);
  expect(result.current.error).toBe(refusal);
  await pass(60_000);
  expect(load).toHaveBeenCalledTimes(2);
  act(() => result.current.refetch());
  await pass(0);
  expect(result.current).toMatchObject({ data: 1, error: undefined });
});

it('ends with its page', async () => {
  const load = () => Promise.resolve(1);
  const { unmount } = renderHook(() => useLive('/stream', load));
  await pass(0);
  unmount();
  await pass(60_000);
  expect(Source.all).toHaveLength(1);
  expect(open()).toHaveLength(0);
});
