package com.onelastai.community.comment;

import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a member comments. */
record NewComment(
    @Schema(
            description = "Markdown; `@[Ada](member:<user id>)` mentions a member",
            example = "I had the **same** idea.")
        @NotBlank
        @Size(max = MAX_LENGTH)
        @NoControlCharacters(lines = true)
        String content,
    @Schema(
            description = "The id of the comment that it replies to; null begins a thread",
            example = "c-9dK3vJ2mQx7LbZ0a")
        @Size(max = 64)
        @Nullable String replyTo,
    @Schema(
            description = "Chosen by the client: sent again with it, a comment is stored once",
            example = "c0a8-17")
        @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
        @Nullable String clientId) {

  static final int MAX_LENGTH = 10_000;
}
