package com.onelastai.lab.battlearena;

import com.onelastai.lab.experiment.ExperimentInput;
import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record BattleArenaInput(
    @NotNull @Valid ContestantInput contestant1,
    @NotNull @Valid ContestantInput contestant2,
    @NotBlank
        @Size(max = 200)
        @NoControlCharacters
        @Schema(example = "Is it better to plan a holiday or to improvise it?")
        String topic,
    @Min(1) @Max(5) @Schema(description = "How often each speaks; 2 by default")
        @Nullable Integer rounds)
    implements ExperimentInput {

  /** An agent of the platform by name, or somebody else by name and persona. */
  @Schema(name = "BattleContestantInput")
  record ContestantInput(
      @NotBlank
          @Size(max = 60)
          @NoControlCharacters
          @Schema(description = "A name; an agent's id will do", example = "Einstein Agent")
          String name,
      @Size(min = 1, max = 300)
          @NoControlCharacters
          @Schema(
              description = "Who that is; not for agents, whose battles are rated",
              example = "A sailor who has seen every sea.")
          @Nullable String persona) {}

  @Override
  public String prompt() {
    return topic;
  }
}
