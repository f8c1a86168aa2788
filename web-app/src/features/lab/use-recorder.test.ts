import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { useRecorder } from './use-recorder';

class Recorder {
  state = 'inactive';
  mimeType = 'audio/webm';
  ondataavailable: (event: { data: Blob }) => void = vi.fn();
  onstop: () => void = vi.fn();

  start() {
    this.state = 'recording';
  }

  stop() {
    this.state = 'inactive';
    this.ondataavailable({ data: new Blob(['sound']) });
    this.onstop();
  }
}

const stopTrack = vi.fn();
const onRecorded = vi.fn();
let allow: () => void;

beforeEach(() => {
  stopTrack.mockClear();
  onRecorded.mockClear();
  const asked = new Promise((resolve) => {
    allow = () => resolve({ getTracks: () => [{ stop: stopTrack }] });
  });
  vi.stubGlobal('MediaRecorder', Recorder);
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => asked } });
});

/** A recorder that has asked for the microphone. */
async function ask() {
  const hook = renderHook(() => useRecorder(onRecorded, 60_000));
  let recording = Promise.resolve();
  await act(async () => {
    recording = hook.result.current.record();
    await Promise.resolve();
  });
  const answered = () =>
    act(async () => {
      allow();
      await recording;
    });
  return { ...hook, answered };
}

it('what the microphone heard is handed over once it is stopped', async () => {
  const { result, answered } = await ask();
  expect(result.current.state).toBe('asking');
  await answered();
  expect(result.current.state).toBe('recording');
  act(() => result.current.stop());
  expect(result.current.state).toBe('idle');
  expect(onRecorded).toHaveBeenCalledExactlyOnceWith(expect.any(Blob));
  expect(stopTrack).toHaveBeenCalledOnce();
});

it('a recording that is left is nobody’s, and the microphone is off', async () => {
  const { answered, unmount } = await ask();
  await answered();
  unmount();
  expect(onRecorded).not.toHaveBeenCalled();
  expect(stopTrack).toHaveBeenCalledOnce();
});

it('a microphone that is allowed too late is off at once', async () => {
  const { answered, unmount } = await ask();
  unmount();
  await answered();
  expect(stopTrack).toHaveBeenCalledOnce();
  expect(onRecorded).not.toHaveBeenCalled();
});
