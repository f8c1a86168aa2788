import { waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { answerWith, renderPart, type Answer } from '../../../test/render';
import { SoundInput } from './SoundInput';

// There is no sound here.
vi.mock('./wav', () => ({ toWav: (sound: Blob) => Promise.resolve(sound), secondsOf: () => 10 }));

/** An input whose file is on its way. */
async function choose() {
  let arrive: (answer: Answer) => void = () => undefined;
  const answer = new Promise<Answer>((resolve) => {
    arrive = resolve;
  });
  const requests = answerWith({ 'POST /api/lab/files': () => answer });
  const onChange = vi.fn();
  const { container, unmount } = renderPart(<SoundInput label="Consent" value="" onChange={onChange} shortestSeconds={3} />);
  const input = container.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('There is no input for a file.');
  await userEvent.upload(input, new File(['sound'], 'voice.wav', { type: 'audio/wav' }));
  await waitFor(() => expect(requests).toContain('POST /api/lab/files'));
  return { onChange, unmount, arrive: () => arrive({ status: 201, body: { fileId: 'f-1' } }) };
}

it('a sound that was sent is given by its id', async () => {
  const { onChange, arrive } = await choose();
  arrive();
  await waitFor(() => expect(onChange).toHaveBeenCalledExactlyOnceWith('f-1'));
});

it('a sound that arrives when its sentence is another one by now is not given', async () => {
  const { onChange, unmount, arrive } = await choose();
  unmount();
  arrive();
  await new Promise((resolve) => setTimeout(resolve));
  expect(onChange).not.toHaveBeenCalled();
});
