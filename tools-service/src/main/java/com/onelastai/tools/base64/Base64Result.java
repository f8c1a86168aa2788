package com.onelastai.tools.base64;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record Base64Result(
    @Schema(
            description = "The encoded or decoded text; null if the bytes are not UTF-8",
            example = "SGVsbG8sIHdvcmxk")
        @Nullable String text,
    @Schema(description = "Decoded bytes that are no text, in Base64") @Nullable String bytes,
    @Schema(description = "How many bytes the text stands for", example = "12") int length,
    @Schema(description = "Of a data URI", example = "text/plain") @Nullable String mediaType) {}
