package com.onelastai.lab.dreaminterpreter;

import com.onelastai.lab.experiment.ExperimentInput;
import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record DreamInterpreterInput(
    @NotBlank
        @Size(max = 4_000)
        @NoControlCharacters(lines = true)
        @Schema(
            description = "The dream, in English",
            example = "I was crossing an old bridge while the river rose below me.")
        String dreamText)
    implements ExperimentInput {

  @Override
  public String prompt() {
    return dreamText;
  }
}
