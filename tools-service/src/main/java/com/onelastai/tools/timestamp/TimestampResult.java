package com.onelastai.tools.timestamp;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record TimestampResult(List<Moment> times) {

  /** One line of the input; all but the input is null if it is no time. */
  record Moment(
      @Schema(example = "1767225600") String input,
      @Schema(description = "ISO 8601 in UTC", example = "2026-01-01T00:00:00Z")
          @Nullable String utc,
      @Schema(description = "ISO 8601 in the zone", example = "2026-01-01T01:00:00+01:00")
          @Nullable String local,
      @Schema(example = "1767225600") @Nullable Long seconds,
      @Schema(example = "1767225600000") @Nullable Long milliseconds,
      @Schema(description = "RFC 5322, as in mails", example = "Thu, 1 Jan 2026 00:00:00 GMT")
          @Nullable String mail,
      @Schema(description = "ISO 8601 week", example = "2026-W01-4") @Nullable String week,
      @Schema(example = "1") @Nullable Integer dayOfYear,
      @Schema(description = "By the given pattern, in the zone") @Nullable String custom,
      @Schema(description = "What to know about it, such as a leap second or why it is no time")
          @Nullable String note) {}
}
