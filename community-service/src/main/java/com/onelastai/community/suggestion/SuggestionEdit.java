package com.onelastai.community.suggestion;

import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/** What its author writes instead. */
@Schema(name = "SuggestionEdit")
record SuggestionEdit(
    @Schema(example = "Let agents answer by mail")
        @NotBlank
        @Size(min = 5, max = SuggestionRequest.MAX_TITLE)
        @NoControlCharacters
        String title,
    @Schema(description = "Markdown", example = "I read mails **more often** than chats.")
        @NotBlank
        @Size(max = SuggestionRequest.MAX_DESCRIPTION)
        @NoControlCharacters(lines = true)
        String description,
    @Schema(description = "The version that the author has seen", example = "0")
        @NotNull
        @PositiveOrZero
        Long version) {}
