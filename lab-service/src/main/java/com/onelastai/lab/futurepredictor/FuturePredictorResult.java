package com.onelastai.lab.futurepredictor;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prediction, or why there is none.
 *
 * @param prediction the answer, with a sentence of the model if there is one
 */
record FuturePredictorResult(
    @Schema(example = "Will my garden bloom this spring?") String question,
    Kind kind,
    @Schema(example = "Yes, and it starts with something small.") String prediction,
    @Schema(
            description =
                "How far the signs agree: 25 if they cancel each other out, 90 if all point the "
                    + "same way; 0 without a prediction",
            example = "71",
            minimum = "0",
            maximum = "100")
        int confidence,
    @Schema(description = "The signs that were read") List<String> reasons,
    @Schema(description = "Why there is no prediction; null if there is one", example = "health")
        @Nullable String declinedTopic,
    @Schema(example = "This is a game. Nobody can see the future.") String disclaimer) {

  /** What a question asks for. */
  @Schema(name = "QuestionKind")
  enum Kind implements SnakeCaseEnum {
    YES_NO,
    WHEN,
    WHO,
    WHERE,
    HOW_MANY,
    WHAT,
    /** Of a topic on which there are no predictions. */
    DECLINED
  }
}
