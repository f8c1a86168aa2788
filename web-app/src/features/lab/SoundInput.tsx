import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError, useProblemText } from '../../shared/api';
import { useFormat } from '../../shared/format';
import { defineTexts, useTexts } from '../../shared/texts';
import { AudioPlayer } from './AudioPlayer';
import { ErrorText } from './ErrorText';
import { upload } from './queries';
import { useRecorder } from './use-recorder';
import { secondsOf, toWav } from './wav';

const texts = defineTexts({
  en: {
    record: 'Record',
    again: 'Record again',
    stop: 'Stop',
    file: 'Take a file',
    recording: (time: string) => `Records: ${time}`,
    refused: 'The microphone cannot be used. Allow it in the browser, or take a file.',
    unreadable: 'This file cannot be read as a sound.',
    length: (least: string, most: string) => `It must be ${least} to ${most} long.`,
  },
});

const LONGEST_SECONDS = 60;

interface SoundInputProps {
  label: string;
  /** What is to be said. */
  children?: ReactNode;
  /** The id of the uploaded sound, or nothing. */
  value: string;
  onChange: (fileId: string) => void;
  shortestSeconds: number;
  error?: ReactNode;
}

class WrongLength extends Error {}
class Unreadable extends Error {}

/** A sound, recorded or from a file. It is uploaded as WAV, whatever it was. */
export function SoundInput({ label, children, value, onChange, shortestSeconds, error }: SoundInputProps) {
  const t = useTexts(texts);
  const say = useProblemText();
  const { duration } = useFormat();
  const sending = useMutation({
    mutationFn: async (sound: Blob) => {
      const wav = await toWav(sound).catch(() => {
        throw new Unreadable();
      });
      const seconds = secondsOf(wav);
      if (seconds < shortestSeconds || seconds > LONGEST_SECONDS + 1) throw new WrongLength();
      return upload(wav);
    },
  });
  // Not of the mutation itself, which would tell a form that shows another sentence by now.
  const send = (sound: Blob) => sending.mutate(sound, { onSuccess: ({ fileId = '' }) => onChange(fileId) });
  const recorder = useRecorder(send, LONGEST_SECONDS * 1_000);
  const problemOf = (failure: Error) => {
    if (failure instanceof WrongLength) return t.length(duration(shortestSeconds * 1_000), duration(LONGEST_SECONDS * 1_000));
    return failure instanceof Unreadable ? t.unreadable : say(failure instanceof ApiError ? failure : new TypeError());
  };
  const isRecording = recorder.state === 'recording';
  return (
    <Stack gap="xs" role="group" aria-label={label}>
      <Text fw={600}>{label}</Text>
      {children}
      <Group gap="xs">
        {isRecording ? (
          <Button color="red.8" onClick={recorder.stop}>
            {t.stop}
          </Button>
        ) : (
          <Button variant={value ? 'default' : 'light'} loading={sending.isPending || recorder.state === 'asking'} onClick={() => void recorder.record()}>
            {value ? t.again : t.record}
          </Button>
        )}
        <FileButton accept="audio/*" onChange={(file) => file && send(file)}>
          {(props) => (
            <Button {...props} variant="default" disabled={isRecording || sending.isPending}>
              {t.file}
            </Button>
          )}
        </FileButton>
        <Text size="sm" role="status">
          {isRecording && t.recording(duration(recorder.seconds * 1_000))}
        </Text>
      </Group>
      {recorder.state === 'refused' && <ErrorText>{t.refused}</ErrorText>}
      {sending.isError && <ErrorText>{problemOf(sending.error)}</ErrorText>}
      {error && <ErrorText>{error}</ErrorText>}
      {value && <AudioPlayer src={`/api/lab/files/${value}`} label={label} />}
    </Stack>
  );
}
