package com.onelastai.lab.sound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** WAV files of 16 bits. */
public final class WavFile {

  public static final String CONTENT_TYPE = "audio/wav";
  public static final int HEADER = 44;

  private static final int BITS = 16;

  private WavFile() {}

  /**
   * The sound of a file, its channels mixed to one; empty if it is not a file that Java reads.
   *
   * @param longest in seconds; what comes later is left out
   */
  public static Optional<Sound> read(byte[] file, int longest) {
    try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
      AudioFormat given = sound.getFormat();
      AudioFormat wanted =
          new AudioFormat(given.getSampleRate(), BITS, given.getChannels(), true, false);
      int rate = (int) given.getSampleRate();
      int limit = longest * rate * wanted.getFrameSize();
      byte[] samples = AudioSystem.getAudioInputStream(wanted, sound).readNBytes(limit);
      return Optional.of(new Sound(rate, mixed(samples, given.getChannels())));
    } catch (IOException | UnsupportedAudioFileException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static float[] mixed(byte[] bytes, int channels) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[bytes.length / 2 / channels];
    for (int i = 0; i < samples.length; i++) {
      float sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += in.getShort();
      }
      samples[i] = sum / channels / (Short.MAX_VALUE + 1);
    }
    return samples;
  }

  /**
   * A file of one channel.
   *
   * @param comment for programs that show where a file comes from
   */
  public static byte[] write(Sound sound, String comment) {
    byte[] text = comment.getBytes(StandardCharsets.US_ASCII);
    // Chunks have an even length, texts end with a zero.
    int textLength = (text.length + 2) / 2 * 2;
    int data = sound.samples().length * 2;
    ByteBuffer file = header(1, sound.rate(), data, 8 + 4 + 8 + textLength);
    for (float sample : sound.samples()) {
      file.putShort((short) Math.clamp(Math.round(sample * Short.MAX_VALUE), -32768, 32767));
    }
    file.put(ascii("LIST")).putInt(4 + 8 + textLength).put(ascii("INFO"));
    file.put(ascii("ICMT")).putInt(textLength).put(text);
    return file.array();
  }

  /** A file with its header and silence. */
  public static byte[] silent(int channels, int rate, int frames) {
    return header(channels, rate, frames * channels * 2, 0).array();
  }

  /**
   * @param data bytes of the samples
   * @param after bytes of what follows the samples
   */
  private static ByteBuffer header(int channels, int rate, int data, int after) {
    int frame = channels * 2;
    return ByteBuffer.allocate(HEADER + data + after)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(HEADER - 8 + data + after)
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) channels)
        .putInt(rate)
        .putInt(rate * frame)
        .putShort((short) frame)
        .putShort((short) BITS)
        .put(ascii("data"))
        .putInt(data);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
