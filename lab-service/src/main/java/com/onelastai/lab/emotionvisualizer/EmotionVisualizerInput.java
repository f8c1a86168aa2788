package com.onelastai.lab.emotionvisualizer;

import com.onelastai.lab.experiment.ExperimentInput;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record EmotionVisualizerInput(
    @NotBlank
        @Size(max = 10_000)
        @Schema(example = "I was so nervous before the exam. Now I am happy, but very tired!")
        String inputText)
    implements ExperimentInput {

  @Override
  public String prompt() {
    return inputText;
  }
}
