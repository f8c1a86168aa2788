package com.onelastai.tools.run;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The outcome of a run. */
record ToolAnswer(
    @Schema(example = "base64") String tool,
    @Schema(description = "Whether the tool could do its work") boolean success,
    @Schema(description = "What the tool found or made; null without success")
        @Nullable Object result,
    @Schema(description = "Why there is no result; null with success")
        @Nullable String errorMessage,
    @Schema(description = "In milliseconds", example = "3") long latency,
    @Schema(description = "The id of the run in the caller's history") String usageId) {}
