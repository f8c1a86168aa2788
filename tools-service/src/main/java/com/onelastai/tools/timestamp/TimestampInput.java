package com.onelastai.tools.timestamp;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record TimestampInput(
    @NotNull
        @Size(min = 1, max = 10_000)
        @Schema(
            description =
                "Up to 100 lines, a time in each: a Unix timestamp, ISO 8601, the date of a mail or"
                    + " an HTTP header, or English words such as `now`, `tomorrow at 5pm`,"
                    + " `in 2 weeks` or `last friday 18:00`",
            example = "1767225600")
        String text,
    @Size(min = 1, max = 64)
        @Schema(
            description = "Of the IANA database, or an offset; UTC by default",
            example = "Europe/Berlin")
        @Nullable String zone,
    @Schema(description = "Of a number; by default it follows from its size") @Nullable Unit unit,
    @Size(min = 1, max = 100)
        @Schema(
            description = "A pattern of Java's DateTimeFormatter, for `custom`",
            example = "EEE d MMM uuuu HH:mm")
        @Nullable String pattern) {

  @Schema(name = "TimestampUnit")
  enum Unit implements SnakeCaseEnum {
    SECONDS,
    MILLISECONDS,
    MICROSECONDS,
    NANOSECONDS
  }
}
