package com.onelastai.lab.sound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Changes the rate of a sound, or its speed. */
public final class Resampler {

  private static final int FLOAT_BITS = 32;

  private Resampler() {}

  public static Sound toRate(Sound sound, int rate) {
    return sound.rate() == rate ? sound : converted(sound, sound.rate(), rate);
  }

  /** Plays it faster, and as much higher. */
  public static Sound faster(Sound sound, double factor) {
    return converted(sound, sound.rate() * factor, sound.rate());
  }

  private static Sound converted(Sound sound, double from, int to) {
    ByteBuffer samples =
        ByteBuffer.allocate(sound.samples().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    samples.asFloatBuffer().put(sound.samples());
    try (AudioInputStream in =
            new AudioInputStream(
                new ByteArrayInputStream(samples.array()), format(from), sound.samples().length);
        AudioInputStream out = AudioSystem.getAudioInputStream(format(to), in)) {
      byte[] bytes = out.readAllBytes();
      float[] result = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(result);
      return new Sound(to, result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AudioFormat format(double rate) {
    float frames = (float) rate;
    return new AudioFormat(
        AudioFormat.Encoding.PCM_FLOAT, frames, FLOAT_BITS, 1, Float.BYTES, frames, false);
  }
}
