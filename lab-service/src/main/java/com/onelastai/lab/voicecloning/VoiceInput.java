package com.onelastai.lab.voicecloning;

import com.onelastai.lab.experiment.ExperimentInput;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A sample of a voice, the person's consent and what the voice is to say. */
record VoiceInput(
    @NotBlank
        @Size(max = 64)
        @Schema(
            description = "The file id of an upload: 5 to 60 s of speech as WAV.",
            example = "f-Xq2v9TtU0mF3aLrN")
        String sourceAudio,
    @NotNull
        @Size(min = 20, max = 500)
        @Pattern(
            regexp = "[A-Za-z0-9 \\n.,;:!?'\"()’-]*[A-Za-z][A-Za-z0-9 \\n.,;:!?'\"()’-]*",
            message = "must be English: letters without accents, digits and punctuation")
        @Schema(
            description = "What the voice is to say, in English.",
            example = "Good evening. This voice was made by a computer, and it says so.")
        String sampleText,
    @NotBlank
        @Size(max = 64)
        @Schema(
            description = "The file id of an upload: the consent sentence, spoken by the person.",
            example = "f-Yq2v9TtU0mF3aLrN")
        String consentAudio,
    @NotBlank
        @Size(max = 100)
        @Schema(
            description = "As `GET /api/lab/voice-cloning/consent-sentence` gave it.",
            example = "72946-1796000000-3nXq2v9TtU0mF3aLrN")
        String challenge)
    implements ExperimentInput {

  @Override
  public String prompt() {
    return sampleText;
  }

  @Override
  public List<String> files() {
    return List.of(sourceAudio, consentAudio);
  }
}
