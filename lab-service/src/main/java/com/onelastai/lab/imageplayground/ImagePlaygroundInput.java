package com.onelastai.lab.imageplayground;

import com.onelastai.lab.experiment.ExperimentInput;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What is done to which picture. */
record ImagePlaygroundInput(
    @Schema(description = "The id of an uploaded picture", example = "f-Xq2v9TtU0mF3aLrN")
        @NotBlank
        @Size(max = 40)
        String image,
    @Schema(description = "Applied one after the other") @NotNull @Size(min = 1, max = 30)
        List<@NotNull @Valid Transformation> transformations)
    implements ExperimentInput {

  @Override
  public String prompt() {
    return "";
  }

  @Override
  public List<String> files() {
    return List.of(image);
  }
}
