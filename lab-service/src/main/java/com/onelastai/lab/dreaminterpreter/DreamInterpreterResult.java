package com.onelastai.lab.dreaminterpreter;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reading of a dream.
 *
 * @param help where to find help, if the text speaks of self-harm
 */
record DreamInterpreterResult(
    @Schema(description = "Where to find help, if the text speaks of self-harm; else null")
        @Nullable String help,
    String dreamText,
    @Schema(description = "In the order in which they appear") List<DreamSymbol> symbols,
    @Schema(description = "What the symbols have in common, the strongest first")
        List<Theme> themes,
    Mood mood,
    @Schema(description = "Composed from the symbols by rules") String interpretation,
    @Schema(description = "What a language model says of the dream; null without one")
        @Nullable String modelInterpretation,
    @Schema(example = "For reflection only.") String note) {

  /** The tone in which the dream is told. */
  @Schema(name = "DreamMood")
  enum Mood implements SnakeCaseEnum {
    FEARFUL,
    SAD,
    ANGRY,
    JOYFUL,
    CALM,
    CONFUSED,
    /** Two or more are equally strong. */
    MIXED,
    NEUTRAL
  }

  /** A symbol of the dictionary. */
  @Schema(name = "DreamSymbol")
  record DreamSymbol(
      @Schema(example = "bridge") String symbol,
      @Schema(description = "Where the text has it") List<FoundWord> found,
      @Schema(example = "A bridge often stands for a transition.") String meaning,
      @Schema(
              description = "By tradition: psychology, folklore, myth",
              example = "{\"psychology\": \"It is read as a way between opposites.\"}")
          Map<String, String> traditions) {}

  /**
   * Words of the dream.
   *
   * @param start index of the first character in the text, in UTF-16 as JavaScript counts
   * @param end behind the last character
   */
  @Schema(name = "DreamWord")
  record FoundWord(
      @Schema(example = "bridge") String text,
      @Schema(
              description = "Of the first character, in UTF-16 as JavaScript counts",
              example = "22")
          int start,
      @Schema(description = "Behind the last character", example = "28") int end) {}

  @Schema(name = "DreamTheme")
  record Theme(
      @Schema(example = "change") String theme,
      @Schema(description = "Those that point to it", example = "[\"bridge\", \"river\"]")
          List<String> symbols) {}
}
