import { useEffect, useRef, useState } from 'react';

type RecorderState = 'idle' | 'asking' | 'recording' | 'refused';

const release = (stream: MediaStream) => stream.getTracks().forEach((track) => track.stop());

/** Records what the microphone hears, until it is stopped or the longest time is over. */
export function useRecorder(onRecorded: (recording: Blob) => void, longestMs: number) {
  const [state, setState] = useState<RecorderState>('idle');
  const [seconds, setSeconds] = useState(0);
  const recorder = useRef<MediaRecorder>(undefined);
  const isLeft = useRef(false);
  const end = () => {
    if (recorder.current?.state === 'recording') recorder.current.stop();
  };
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
      end();
    };
  }, []);
  useEffect(() => {
    if (state !== 'recording') return;
    const started = Date.now();
    const timer = setInterval(() => {
      setSeconds(Math.floor((Date.now() - started) / 1_000));
      if (Date.now() - started >= longestMs) end();
    }, 250);
    return () => clearInterval(timer);
  }, [state, longestMs]);

  const record = async () => {
    setState('asking');
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
      if (isLeft.current) {
        release(stream);
        return;
      }
      const pieces: Blob[] = [];
      const running = new MediaRecorder(stream);
      running.ondataavailable = ({ data }) => pieces.push(data);
      running.onstop = () => {
        release(stream);
        if (isLeft.current) return;
        setState('idle');
        onRecorded(new Blob(pieces, { type: running.mimeType }));
      };
      recorder.current = running;
      running.start();
      setSeconds(0);
      setState('recording');
    } catch {
      setState('refused');
    }
  };
  return { state, seconds, record, stop: end };
}
