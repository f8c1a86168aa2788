package com.onelastai.tools.url;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

record UrlInput(
    @NotNull
        @Size(min = 1, max = 20_000)
        @Schema(example = "https://bücher.example/?utm_source=news&page=2#top")
        String url,
    @Size(min = 1, max = 20_000)
        @Schema(
            description = "What a relative URL is relative to",
            example = "https://example.com/a/")
        @Nullable String base,
    @Schema(description = "Remove parameters that follow people from page to page")
        boolean removeTracking,
    @Size(max = 100) @Schema(description = "Parameters to remove", example = "[\"page\"]")
        @Nullable List<@NotNull @Size(max = 1_000) String> remove,
    @Size(max = 100)
        @Schema(
            description =
                "Parameters to set, or to add where there are none: name=value, not encoded",
            example = "[\"page=3\"]")
        @Nullable List<@NotNull @Pattern(regexp = "(?s)[^=]*=.*") @Size(max = 10_000) String>
            set) {}
