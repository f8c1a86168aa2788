package com.onelastai.chat.answer;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record RegenerateRequest(
    @Schema(
            example = "c-5rYhX0c2Qm6mJ1n8dT4w9A-4",
            description = "An answer, or the question; without it the last of the branch")
        @Nullable String messageId) {}
