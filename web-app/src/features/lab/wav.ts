/** As which a voice is uploaded. */
const SAMPLE_RATE = 22_050;

const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;

/** A WAV file (RIFF, PCM with 16 bits, one channel) of samples from -1 to 1. */
export function encodeWav(samples: Float32Array, sampleRate: number): ArrayBuffer {
  const size = samples.length * BYTES_PER_SAMPLE;
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + size));
  const text = (at: number, word: string) => new TextEncoder().encode(word).forEach((letter, i) => view.setUint8(at + i, letter));
  text(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + size, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * BYTES_PER_SAMPLE, true);
  view.setUint16(32, BYTES_PER_SAMPLE, true);
  view.setUint16(34, 8 * BYTES_PER_SAMPLE, true);
  text(36, 'data');
  view.setUint32(40, size, true);
  samples.forEach((sample, i) => {
    const clipped = Math.min(Math.max(sample, -1), 1);
    view.setInt16(HEADER_BYTES + i * BYTES_PER_SAMPLE, Math.round(clipped * 0x7fff), true);
  });
  return view.buffer;
}

/** Any recording that the browser can play, as one channel in WAV. */
export async function toWav(recording: Blob): Promise<File> {
  const context = new AudioContext();
  try {
    const sound = await context.decodeAudioData(await recording.arrayBuffer());
    const offline = new OfflineAudioContext(1, Math.ceil(sound.duration * SAMPLE_RATE), SAMPLE_RATE);
    const source = offline.createBufferSource();
    source.buffer = sound;
    source.connect(offline.destination);
    source.start();
    const samples = (await offline.startRendering()).getChannelData(0);
    return new File([encodeWav(samples, SAMPLE_RATE)], 'voice.wav', { type: 'audio/wav' });
  } finally {
    await context.close();
  }
}

/** How long a file of {@link toWav} is. */
export const secondsOf = ({ size }: File): number => (size - HEADER_BYTES) / BYTES_PER_SAMPLE / SAMPLE_RATE;
