package com.onelastai.lab.personalitymirror;

import com.onelastai.lab.experiment.ExperimentInput;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

record PersonalityMirrorInput(
    @NotNull @Schema(example = "short") Form form,
    @NotNull @Size(max = 50) @Schema(description = "One for each item of the form, in any order")
        List<@NotNull @Valid Answer> answers)
    implements ExperimentInput {

  /** How well a statement describes a person. */
  @Schema(name = "PersonalityAnswer")
  record Answer(
      @NotNull @Schema(description = "The number of the item", example = "17") Integer item,
      @NotNull
          @Min(Item.MIN_ANSWER)
          @Max(Item.MAX_ANSWER)
          @Schema(description = "1 is very inaccurate, 5 is very accurate", example = "4")
          Integer answer) {}

  @Override
  public String prompt() {
    return "";
  }
}
