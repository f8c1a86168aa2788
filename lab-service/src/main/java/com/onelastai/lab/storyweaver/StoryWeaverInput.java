package com.onelastai.lab.storyweaver;

import com.onelastai.lab.experiment.ExperimentInput;
import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record StoryWeaverInput(
    @NotNull Genre genre,
    @NotNull @Size(min = 1, max = 6) @Schema(description = "The first leads through the story")
        List<@NotNull @Valid StoryCharacter> characters,
    @NotNull
        @Size(min = 1, max = 8)
        @Schema(
            description = "What happens, in order, each in a few words",
            example = "[\"they find a map\", \"the bridge breaks\"]")
        List<@NotBlank @Size(max = 200) @NoControlCharacters String> plotPoints,
    @Min(1) @Max(8) @Schema(description = "By default as many as plot points", example = "3")
        @Nullable Integer chapters,
    @Schema(description = "`auto`, the default, asks the language model if there is one")
        @Nullable Writer engine,
    @Schema(
            description = "For another story of the same people and events; it is 0 by default",
            example = "7")
        @Nullable Long seed)
    implements ExperimentInput {

  /** Who writes. */
  @Schema(name = "StoryWriter")
  enum Writer implements SnakeCaseEnum {
    AUTO,
    /** The grammar alone, without a model. */
    LOCAL
  }

  @Override
  public String prompt() {
    return String.join("; ", plotPoints);
  }

  int chapterCount() {
    return Objects.requireNonNullElse(chapters, plotPoints.size());
  }

  long seedOrDefault() {
    return Objects.requireNonNullElse(seed, 0L);
  }
}
