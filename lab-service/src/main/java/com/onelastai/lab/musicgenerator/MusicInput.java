package com.onelastai.lab.musicgenerator;

import com.onelastai.lab.experiment.ExperimentInput;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What is to be composed.
 *
 * @param duration in seconds
 * @param key one that suits the mood if absent
 * @param seed by chance if absent
 */
record MusicInput(
    @NotNull @Schema(example = "jazz") Genre genre,
    @NotNull @Schema(example = "calm") Mood mood,
    @NotNull @Min(10) @Max(120) @Schema(description = "In seconds.", example = "30")
        Integer duration,
    @Size(max = 10)
        @Schema(
            description = "One that suits the mood if absent.",
            example = "D major",
            pattern = "^[A-G][#b]? (major|minor)$")
        @Nullable String key,
    @Min(0)
        @Max(4_294_967_295L)
        @Schema(description = "The same seed gives the same piece.", example = "7")
        @Nullable Long seed)
    implements ExperimentInput {

  @Override
  public String prompt() {
    return "";
  }
}
