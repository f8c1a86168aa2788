package com.onelastai.lab.futurepredictor;

import com.onelastai.lab.experiment.ExperimentInput;
import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record FuturePredictorInput(
    @NotBlank
        @Size(max = 300)
        @NoControlCharacters
        @Schema(example = "Will my garden bloom this spring?")
        String question,
    @Schema(
            description =
                "For the same prediction on any day; by default it depends on the day (UTC)",
            example = "7")
        @Nullable Long seed)
    implements ExperimentInput {

  @Override
  public String prompt() {
    return question;
  }
}
