package com.onelastai.chat.answer;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record RegenerateRequest(
    @Schema(
            example = "c-Xq2v9TtU0mF3aLrN7yKp5w-4",
            description = "An answer or its question; the last answer of the branch if left out")
        @Nullable String messageId) {}
