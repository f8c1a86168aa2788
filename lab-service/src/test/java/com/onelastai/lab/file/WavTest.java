package com.onelastai.lab.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void onlyTheSamplesAreKept() throws Exception {
    byte[] sound = wav(1, 16_000, 16, 1, samples(16_000 * 2));
    byte[] both = Arrays.copyOf(sound, sound.length + 100);
    System.arraycopy("<script>".getBytes(ISO_8859_1), 0, both, sound.length, 8);

    byte[] kept = Wav.rewritten(both, MINUTE).orElseThrow();

    assertThat(kept).isEqualTo(sound);
  }

  /** Formats: 1 is PCM, 3 is floating point, 7 is mu-law. */
  @ParameterizedTest
  @CsvSource({"1,8,2", "1,24,1", "1,32,2", "3,32,1", "7,8,1"})
  void otherSamplesBecomeSixteenBits(int code, int bits, int channels) throws Exception {
    int frame = bits / 8 * channels;

    byte[] kept =
        Wav.rewritten(wav(code, 22_050, bits, channels, samples(22_050 * frame)), MINUTE)
            .orElseThrow();

    try (AudioInputStream read = AudioSystem.getAudioInputStream(new ByteArrayInputStream(kept))) {
      AudioFormat format = read.getFormat();
      assertThat(format.getSampleSizeInBits()).isEqualTo(16);
      assertThat(format.getChannels()).isEqualTo(channels);
      assertThat(format.getSampleRate()).isEqualTo(22_050);
      assertThat(read.getFrameLength()).isEqualTo(22_050);
    }
  }

  @Test
  void soundThatIsTooLongIsRefused() throws Exception {
    byte[] twoSeconds = wav(1, 8_000, 8, 1, new byte[16_000]);

    assertThat(Wav.rewritten(twoSeconds, Duration.ofSeconds(2))).isPresent();
    assertThatThrownBy(() -> Wav.rewritten(twoSeconds, Duration.ofSeconds(1)))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> assertThat(refused.fields().getFirst().code()).isEqualTo("sound_too_long"));
  }

  @ParameterizedTest
  @CsvSource({"0,16,1", "16000,0,1", "16000,16,0", "16000,16,9", "2147483647,16,1", "-1,-1,-1"})
  void formatWithoutSenseIsNoSound(int rate, int bits, int channels) {
    assertThat(Wav.rewritten(wav(1, rate, bits, channels, samples(1_000)), MINUTE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 20, 30, 43, 44})
  void fileWithoutSamplesIsNoSound(int length) {
    byte[] cut = Arrays.copyOf(wav(1, 16_000, 16, 1, samples(100)), length);

    assertThat(Wav.is(cut)).isTrue();
    assertThat(Wav.rewritten(cut, MINUTE)).isEmpty();
  }

  /** Whatever the header claims, nothing but an answer comes of it. */
  @Test
  void brokenHeadersAreSurvived() {
    Random random = new Random(20);
    for (int i = 0; i < 3_000; i++) {
      byte[] broken = wav(1, 16_000, 16, 1, samples(400));
      for (int j = 0; j < 3; j++) {
        broken[12 + random.nextInt(32)] = (byte) random.nextInt();
      }
      Wav.rewritten(broken, MINUTE);
    }
  }

  static byte[] wav(int code, int rate, int bits, int channels, byte[] samples) {
    int frame = bits / 8 * channels;
    return ByteBuffer.allocate(44 + samples.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(ISO_8859_1))
        .putInt(36 + samples.length)
        .put("WAVEfmt ".getBytes(ISO_8859_1))
        .putInt(16)
        .putShort((short) code)
        .putShort((short) channels)
        .putInt(rate)
        .putInt(rate * frame)
        .putShort((short) frame)
        .putShort((short) bits)
        .put("data".getBytes(ISO_8859_1))
        .putInt(samples.length)
        .put(samples)
        .array();
  }

  private static byte[] samples(int length) {
    byte[] samples = new byte[length];
    new Random(1).nextBytes(samples);
    return samples;
  }
}
