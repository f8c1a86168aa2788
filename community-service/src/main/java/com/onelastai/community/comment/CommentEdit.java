package com.onelastai.community.comment;

import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A new text of a comment. */
record CommentEdit(
    @Schema(description = "Markdown", example = "I had the **same** idea, in March.")
        @NotBlank
        @Size(max = NewComment.MAX_LENGTH)
        @NoControlCharacters(lines = true)
        String content,
    @Schema(description = "The version that the author has seen", example = "1") @NotNull @Min(1)
        Integer version) {}
