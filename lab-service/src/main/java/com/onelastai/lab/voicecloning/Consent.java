package com.onelastai.lab.voicecloning;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a recording of the consent sentence compares with the sentence and with the sample. This does
 * not prove who speaks: it refuses recordings that plainly do not fit.
 *
 * @param wordsChecked whether the words were recognised and are those of the sentence
 * @param pitchDistance from the sample, in semitones
 * @param timbreDistance from the sample, in decibels
 * @param note what was checked, for people
 */
record Consent(
    @Schema(
            example =
                "I agree that a synthetic copy of my voice is made. My numbers are one, two, three, four, five.")
        String sentence,
    @Schema(example = "signal") CheckedBy checkedBy,
    @Schema(example = "false") boolean wordsChecked,
    @Schema(
            description = "Absent if nothing recognised the words.",
            example = "I agree that a synthetic copy of my voice is made. My numbers are 12345.")
        @Nullable String transcript,
    @Schema(example = "24") int syllablesExpected,
    @Schema(example = "23") int syllablesHeard,
    @Schema(description = "From the sample, in semitones.", example = "0.4") double pitchDistance,
    @Schema(description = "From the sample, in decibels.", example = "1.2") double timbreDistance,
    @Schema(example = "The words were recognised, and the voice was compared with the sample.")
        String note) {

  private static final double FEWEST_SYLLABLES = 0.6;
  private static final double MOST_SYLLABLES = 1.6;
  private static final double FARTHEST_PITCH = 4;
  private static final double FARTHEST_TIMBRE = 2.2;

  /** What recognised the sentence. */
  enum CheckedBy implements SnakeCaseEnum {
    /** Its length, syllables and voice were measured; its words were not recognised. */
    SIGNAL,
    /** A transcription server recognised its words as well. */
    TRANSCRIPTION
  }

  static Consent of(
      SpokenConsent said,
      MeasuredVoice recording,
      MeasuredVoice sample,
      Optional<String> transcript) {
    double pitch = VoiceProfile.semitones(sample.profile().pitch(), recording.profile().pitch());
    return new Consent(
        said.sentence(),
        transcript.isPresent() ? CheckedBy.TRANSCRIPTION : CheckedBy.SIGNAL,
        transcript.filter(said::isIn).isPresent(),
        transcript.orElse(null),
        said.syllables(),
        recording.syllables(),
        Math.round(Math.abs(pitch) * 10) / 10.0,
        Math.round(recording.timbreDistance(sample) * 10) / 10.0,
        transcript.isPresent()
            ? "The words were recognised, and the voice was compared with the sample."
            : "The number of syllables was counted and the voice compared with the sample. The"
                + " words were not recognised, as no transcription server is set.");
  }

  /** Why it cannot be taken as consent, for people. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    double share = syllablesHeard / (double) syllablesExpected;
    if (transcript != null && !wordsChecked) {
      problems.add("the words are not those of the sentence");
    }
    if (share < FEWEST_SYLLABLES || share > MOST_SYLLABLES) {
      problems.add(
          "it has about %d syllables, and the sentence has %d"
              .formatted(syllablesHeard, syllablesExpected));
    }
    if (pitchDistance > FARTHEST_PITCH || timbreDistance > FARTHEST_TIMBRE) {
      problems.add(
          String.format(
              Locale.ROOT,
              "its voice is not like the sample's (%.1f semitones and %.1f dB away)",
              pitchDistance,
              timbreDistance));
    }
    return problems;
  }
}
