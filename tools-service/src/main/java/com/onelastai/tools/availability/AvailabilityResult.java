package com.onelastai.tools.availability;

import com.fasterxml.jackson.annotation.JsonValue;
import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

record AvailabilityResult(List<Availability> domains) {

  @Schema(name = "DomainStatus")
  enum Status {
    /** Not registered; a registry may still keep it for itself. */
    AVAILABLE,
    REGISTERED,
    UNKNOWN;

    @JsonValue
    String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Schema(name = "DomainStatusSource")
  enum Source implements SnakeCaseEnum {
    RDAP,
    WHOIS,
    DNS
  }

  @Schema(name = "DomainStatusCertainty")
  enum Certainty {
    /** Its registry says so, or its parent zone has it. */
    CERTAIN,
    /** No proof: a text of whois is read, or the DNS has no such name. */
    LIKELY,
    UNKNOWN;

    @JsonValue
    String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Schema(name = "DomainAvailability")
  record Availability(
      @Schema(example = "example.com") String domain,
      Status status,
      Certainty certainty,
      @Schema(description = "What the status is based on; null if nothing gave an answer")
          @Nullable Source source,
      @Schema(description = "Who answered", example = "https://rdap.example.net/")
          @Nullable String server,
      @Schema(description = "Until when it is registered", example = "2027-08-13T04:00:00Z")
          @Nullable String expires) {}
}
