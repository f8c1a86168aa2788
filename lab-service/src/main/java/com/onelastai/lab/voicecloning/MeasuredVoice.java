package com.onelastai.lab.voicecloning;

import com.onelastai.lab.sound.Loudness;
import com.onelastai.lab.sound.Lpc;
import com.onelastai.lab.sound.PitchTrack;
import com.onelastai.lab.sound.Resampler;
import com.onelastai.lab.sound.Sound;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A voice in a recording.
 *
 * @param voiced the share of frames with a pitch
 * @param timbre the mean level of its spectrum in bands, in decibels around their mean
 */
record MeasuredVoice(
    VoiceProfile profile, Loudness loudness, int syllables, double voiced, double[] timbre) {

  static final int RATE = 16_000;

  private static final int BANDS = 20;
  private static final double LOWEST_BAND = 200;
  private static final double HIGHEST_BAND = 5_000;
  private static final int ORDER = 16;
  private static final int FRAME = 512;
  private static final double FORMANT_STEP = 20;
  private static final double LOWEST_FORMANT = 220;
  private static final double HIGHEST_FORMANT = 4_200;
  private static final int FORMANTS = 3;
  private static final float PRE_EMPHASIS = 0.95f;

  /** Of a recording; without a pitch, the profile is of zeros. */
  static MeasuredVoice of(Sound recording) {
    Sound sound = Resampler.toRate(recording, RATE);
    PitchTrack track = PitchTrack.of(sound);
    Loudness loudness = Loudness.of(sound);
    int syllables = loudness.syllables(track);
    double seconds = Math.max(1, loudness.speechFrames()) / PitchTrack.FRAMES_PER_SECOND;
    double[] pitches = track.sorted();
    List<Lpc> frames = voicedFrames(sound, track);
    double[] spectrum = spectrum(frames);
    VoiceProfile profile =
        new VoiceProfile(
            rounded(share(pitches, 0.5), 10),
            rounded(share(pitches, 0.1), 10),
            rounded(share(pitches, 0.9), 10),
            rounded(syllables / seconds, 100),
            rounded(brightness(spectrum), 1),
            formants(frames));
    double voiced = pitches.length / (double) Math.max(1, track.hertz().length);
    return new MeasuredVoice(profile, loudness, syllables, voiced, timbre(spectrum));
  }

  /** The mean difference of two voices' bands, in decibels. */
  double timbreDistance(MeasuredVoice other) {
    return IntStream.range(0, BANDS)
        .mapToDouble(band -> Math.abs(timbre[band] - other.timbre[band]))
        .average()
        .orElseThrow();
  }

  /** Each as prediction of the sound with its high tones raised, as a voice falls off. */
  private static List<Lpc> voicedFrames(Sound sound, PitchTrack track) {
    float[] samples = sound.samples();
    float[] raised = new float[samples.length];
    for (int i = 1; i < samples.length; i++) {
      raised[i] = samples[i] - PRE_EMPHASIS * samples[i - 1];
    }
    int hop = sound.rate() / PitchTrack.FRAMES_PER_SECOND;
    List<Lpc> frames = new ArrayList<>();
    for (int i = 0; i < track.hertz().length; i += 2) {
      if (track.hertz()[i] > 0) {
        frames.add(Lpc.of(raised, i * hop, FRAME, ORDER));
      }
    }
    return frames;
  }

  /** The mean power of the frames in the bands, each frame as loud as any other. */
  private static double[] spectrum(List<Lpc> frames) {
    double[] spectrum = new double[BANDS];
    for (Lpc frame : frames) {
      double[] power = new double[BANDS];
      double sum = 0;
      for (int band = 0; band < BANDS; band++) {
        power[band] = Math.pow(frame.gain(frequency(band) / RATE), 2);
        sum += power[band];
      }
      for (int band = 0; band < BANDS; band++) {
        spectrum[band] += power[band] / sum;
      }
    }
    return spectrum;
  }

  private static double frequency(int band) {
    return LOWEST_BAND * Math.pow(HIGHEST_BAND / LOWEST_BAND, band / (BANDS - 1.0));
  }

  private static double brightness(double[] spectrum) {
    double sum = 0;
    double weighted = 0;
    for (int band = 0; band < BANDS; band++) {
      sum += spectrum[band];
      weighted += spectrum[band] * frequency(band);
    }
    return sum == 0 ? 0 : weighted / sum;
  }

  private static double[] timbre(double[] spectrum) {
    double[] decibels = new double[BANDS];
    double mean = 0;
    for (int band = 0; band < BANDS; band++) {
      decibels[band] = 10 * Math.log10(spectrum[band] + 1e-9);
      mean += decibels[band] / BANDS;
    }
    for (int band = 0; band < BANDS; band++) {
      decibels[band] -= mean;
    }
    return decibels;
  }

  private static List<Double> formants(List<Lpc> frames) {
    List<List<Double>> found = frames.stream().map(MeasuredVoice::peaks).toList();
    return IntStream.range(0, FORMANTS)
        .mapToObj(i ->
            found.stream()
                .filter(peaks -> peaks.size() >= FORMANTS)
                .mapToDouble(peaks -> peaks.get(i))
                .sorted()
                .toArray())
        .map(sorted -> rounded(share(sorted, 0.5), 1))
        .toList();
  }

  private static List<Double> peaks(Lpc frame) {
    List<Double> peaks = new ArrayList<>();
    double before = 0;
    double here = 0;
    for (double at = LOWEST_FORMANT; at <= HIGHEST_FORMANT; at += FORMANT_STEP) {
      double next = frame.gain(at / RATE);
      if (here > before && here > next) {
        peaks.add(at - FORMANT_STEP);
      }
      before = here;
      here = next;
    }
    return peaks;
  }

  private static double share(double[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
  }

  private static double rounded(double value, int parts) {
    return Math.round(value * parts) / (double) parts;
  }
}
