package com.onelastai.community.suggestion;

import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a member wishes for. */
record SuggestionRequest(
    @Schema(example = "Let agents answer by mail")
        @NotBlank
        @Size(min = 5, max = MAX_TITLE)
        @NoControlCharacters
        String title,
    @Schema(description = "Markdown", example = "I read mails **more often** than chats.")
        @NotBlank
        @Size(max = MAX_DESCRIPTION)
        @NoControlCharacters(lines = true)
        String description,
    @Schema(example = "agents") @NotNull SuggestionCategory category,
    @Schema(
            description = "Chosen by the client: sent again with it, a suggestion is stored once",
            example = "c0a8-17")
        @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
        @Nullable String clientId) {

  static final int MAX_TITLE = 150;
  static final int MAX_DESCRIPTION = 5_000;
}
