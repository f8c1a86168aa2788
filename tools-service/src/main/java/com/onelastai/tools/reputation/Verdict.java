package com.onelastai.tools.reputation;

import com.fasterxml.jackson.annotation.JsonValue;
import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one source says. */
@Schema(name = "ReputationVerdict")
record Verdict(
    @Schema(
            description = "The zone of a list, or the name of a feed's file",
            example = "dbl.example.net")
        String source,
    SourceKind kind,
    Opinion opinion,
    @Schema(description = "What it lists: the name itself or one above it, a network, ...")
        @Nullable String listed,
    @Schema(description = "What it says besides, or why it says nothing") @Nullable String detail,
    @Schema(description = "When it said so; of a feed, when the file was changed") Instant time) {

  @Schema(name = "ReputationSourceKind")
  enum SourceKind implements SnakeCaseEnum {
    DNS_LIST,
    FEED
  }

  @Schema(name = "ReputationOpinion")
  enum Opinion {
    LISTED,
    NOT_LISTED,
    /** It gave no answer, or one that cannot be trusted. */
    UNKNOWN;

    @JsonValue
    String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
