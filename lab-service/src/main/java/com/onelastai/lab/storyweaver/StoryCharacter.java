package com.onelastai.lab.storyweaver;

import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody in a story. */
record StoryCharacter(
    @NotBlank @Size(max = 40) @NoControlCharacters @Schema(example = "Mira") String name,
    @Size(min = 1, max = 80)
        @NoControlCharacters
        @Schema(description = "In a few words", example = "curious")
        @Nullable String trait) {

  /** {@code A, B and C}. */
  static String names(List<StoryCharacter> characters) {
    List<String> names = characters.stream().map(StoryCharacter::name).toList();
    String first = String.join(", ", names.subList(0, names.size() - 1));
    return first.isEmpty() ? names.getLast() : first + " and " + names.getLast();
  }
}
