package com.onelastai.lab.file;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Writes an uploaded WAV file anew; the file may be hostile. */
final class Wav {

  private static final int BITS = 16;
  private static final int MAX_CHANNELS = 2;
  private static final float MIN_RATE = 8_000;
  private static final float MAX_RATE = 96_000;

  private Wav() {}

  static boolean is(byte[] file) {
    String start = new String(file, 0, Math.min(file.length, 12), StandardCharsets.ISO_8859_1);
    return start.length() == 12 && start.startsWith("RIFF") && start.endsWith("WAVE");
  }

  /**
   * A file with the same sound in 16 bits and with nothing else; empty if it is not a sound of one
   * or two channels.
   *
   * @throws ApiException 400 {@code sound_too_long}
   */
  static Optional<byte[]> rewritten(byte[] file, Duration longest) {
    try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
      return isUsual(sound.getFormat()) ? Optional.of(rewritten(sound, longest)) : Optional.empty();
    } catch (IOException
        | UnsupportedAudioFileException
        | IllegalArgumentException
        | ArithmeticException
        | NegativeArraySizeException
        | IndexOutOfBoundsException broken) {
      // The reader throws these for broken files.
      return Optional.empty();
    }
  }

  private static boolean isUsual(AudioFormat format) {
    return format.getChannels() >= 1
        && format.getChannels() <= MAX_CHANNELS
        && format.getSampleRate() >= MIN_RATE
        && format.getSampleRate() <= MAX_RATE;
  }

  private static byte[] rewritten(AudioInputStream sound, Duration longest) throws IOException {
    AudioFormat given = sound.getFormat();
    AudioFormat format =
        new AudioFormat(given.getSampleRate(), BITS, given.getChannels(), true, false);
    int limit = (int) (longest.toSeconds() * format.getFrameRate()) * format.getFrameSize();
    // Whole frames: asked for less than a frame, the stream reads nothing, forever.
    byte[] samples =
        AudioSystem.getAudioInputStream(format, sound).readNBytes(limit + format.getFrameSize());
    if (samples.length > limit) {
      String detail = "must be at most " + longest.toMinutes() + " minutes long";
      throw ApiException.invalid(List.of(new FieldProblem("file", "sound_too_long", detail)));
    }
    long frames = samples.length / format.getFrameSize();
    if (frames == 0) {
      throw new IOException("The sound is empty");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(samples), format, frames),
        AudioFileFormat.Type.WAVE,
        out);
    return out.toByteArray();
  }
}
