// A voice that says syllables without words, as a WAV file: the lab measures pitch, timbre and
// syllables of a recording, and no person is recorded for a test.
import { Buffer } from 'node:buffer';

const RATE = 16_000;
const PITCH = 110;
const SYLLABLE_S = 0.22;
const PAUSE_S = 0.06;
const FORMANTS = [
  { hertz: 620, width: 80 },
  { hertz: 1_250, width: 110 },
  { hertz: 2_500, width: 160 },
];

/** Two poles: the mouth answers a pulse at this frequency. */
function resonate(samples, { hertz, width }) {
  const radius = Math.exp((-Math.PI * width) / RATE);
  const a = 2 * radius * Math.cos((2 * Math.PI * hertz) / RATE);
  const b = -radius * radius;
  let last = 0;
  let before = 0;
  return samples.map((sample) => {
    const next = sample + a * last + b * before;
    before = last;
    last = next;
    return next;
  });
}

/** Pulses of the glottis, in syllables with pauses between them. */
function pulses(syllables) {
  const samples = new Array(Math.round((syllables * (SYLLABLE_S + PAUSE_S) + 0.5) * RATE)).fill(0);
  let phase = 0;
  return samples.map((_, n) => {
    const second = n / RATE - 0.25;
    const syllable = Math.floor(second / (SYLLABLE_S + PAUSE_S));
    const part = (second - syllable * (SYLLABLE_S + PAUSE_S)) / SYLLABLE_S;
    phase += (PITCH * (1 + 0.08 * Math.sin(syllable))) / RATE;
    if (phase < 1) return 0;
    phase -= 1;
    return syllable < 0 || syllable >= syllables || part > 1 ? 0 : Math.sin(Math.PI * part) ** 0.5;
  });
}

export function voice(syllables) {
  const samples = FORMANTS.reduce(resonate, pulses(syllables));
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const file = Buffer.alloc(44 + 2 * samples.length);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(2 * RATE, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((sample, n) => file.writeInt16LE(Math.round((sample / loudest) * 20_000), 44 + 2 * n));
  return file;
}
