package com.onelastai.tools.regex;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record RegexInput(
    @NotNull @Size(min = 1, max = 1_000) @Schema(example = "(?<year>\\d{4})-(?<month>\\d\\d)")
        String pattern,
    @NotNull @Size(max = 100_000) @Schema(example = "From 2026-03 to 2026-05") String text,
    @Schema(
            description =
                "RE2 by default, which takes linear time; JavaScript is that of ECMAScript 2018"
                    + " without the flag u")
        @Nullable Flavor flavor,
    boolean ignoreCase,
    @Schema(description = "^ and $ match at each line") boolean multiline,
    @Schema(description = "The dot matches line ends") boolean dotAll,
    @Size(max = 1_000)
        @Schema(
            description = "Replaces each match; $1 and ${name} are groups, $<name> in JavaScript",
            example = "${month}/${year}")
        @Nullable String replacement,
    @Schema(description = "Say what each part of the pattern means") boolean explain) {

  @Schema(name = "RegexFlavor")
  enum Flavor implements SnakeCaseEnum {
    RE2,
    JAVA,
    JAVASCRIPT
  }
}
