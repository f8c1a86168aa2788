package com.onelastai.lab.debatearena;

import com.onelastai.lab.experiment.ExperimentInput;
import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record DebateArenaInput(
    @NotBlank
        @Size(max = 200)
        @NoControlCharacters
        @Schema(description = "A claim", example = "Cities should be free of cars.")
        String topic,
    @Min(1) @Max(4) @Schema(description = "How often each side speaks; 2 by default")
        @Nullable Integer rounds)
    implements ExperimentInput {

  @Override
  public String prompt() {
    return topic;
  }
}
