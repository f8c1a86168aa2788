package com.onelastai.lab.musicgenerator;

import com.onelastai.lab.sound.WavFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.function.IntConsumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Plays a MIDI file to a WAV file with Java's own synthesizer, which needs no sound card. */
final class Performance {

  private static final int RATE = 44_100;
  private static final int CHANNELS = 2;
  private static final double LOUDEST = 0.89;
  private static final double FADE_SECONDS = 0.5;

  private Performance() {}

  /**
   * @param progress is told the percent that is played; may end it with an exception
   */
  static byte[] play(byte[] midi, int seconds, IntConsumer progress) {
    byte[] file = WavFile.silent(CHANNELS, RATE, seconds * RATE);
    try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(midi))) {
      // Java reads a MIDI file as a sound by playing it.
      requireFormat(sound.getFormat());
      int block = RATE * CHANNELS * 2;
      for (int second = 0; second < seconds; second++) {
        progress.accept(second * 100 / seconds);
        sound.readNBytes(file, WavFile.HEADER + second * block, block);
      }
    } catch (UnsupportedAudioFileException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    level(file);
    return file;
  }

  private static void requireFormat(AudioFormat format) {
    AudioFormat expected = new AudioFormat(RATE, 16, CHANNELS, true, false);
    if (!expected.matches(format)) {
      throw new IllegalStateException("The synthesizer plays " + format);
    }
  }

  /** Raises the level to just below the loudest possible, and lets the end fade. */
  private static void level(byte[] file) {
    ShortBuffer samples =
        ByteBuffer.wrap(file, WavFile.HEADER, file.length - WavFile.HEADER)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asShortBuffer();
    int peak = 1;
    for (int i = 0; i < samples.limit(); i++) {
      peak = Math.max(peak, Math.abs(samples.get(i)));
    }
    double gain = LOUDEST * Short.MAX_VALUE / peak;
    double fade = FADE_SECONDS * RATE * CHANNELS;
    for (int i = 0; i < samples.limit(); i++) {
      double end = Math.min(1, (samples.limit() - i) / fade);
      samples.put(i, (short) Math.round(samples.get(i) * gain * end));
    }
  }
}
