package com.onelastai.lab.voicecloning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A voice as it was measured.
 *
 * @param pitch the median, in hertz
 * @param pitchLow a tenth is below it
 * @param pitchHigh a tenth is above it
 * @param rate syllables a second
 * @param brightness the centre of its spectrum, in hertz
 * @param formants the medians of the first three resonances, in hertz
 */
record VoiceProfile(
    @Schema(description = "The median, in hertz.", example = "118.4") double pitch,
    @Schema(example = "98.1") double pitchLow,
    @Schema(example = "151.7") double pitchHigh,
    @Schema(description = "Syllables a second.", example = "4.2") double rate,
    @Schema(description = "The centre of its spectrum, in hertz.", example = "1240")
        double brightness,
    @Schema(description = "Its first three resonances, in hertz.", example = "[520, 1480, 2550]")
        List<Double> formants) {

  /** From low to high. */
  double semitones() {
    return semitones(pitchLow, pitchHigh);
  }

  static double semitones(double from, double to) {
    return 12 * Math.log(to / from) / Math.log(2);
  }
}
