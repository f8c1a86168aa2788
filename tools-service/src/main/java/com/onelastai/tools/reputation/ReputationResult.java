package com.onelastai.tools.reputation;

import com.fasterxml.jackson.annotation.JsonValue;
import com.onelastai.tools.reputation.Verdict.Opinion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

public record ReputationResult(
    @Schema(example = "example.com") String indicator,
    Indicator.Kind kind,
    Reputation reputation,
    @Schema(description = "What each source says") List<Verdict> verdicts) {

  @Schema(name = "Reputation")
  public enum Reputation {
    /** By one source at least. */
    LISTED,
    /** All sources answered, and none lists it. That does not prove that it is harmless. */
    NOT_LISTED,
    /** A source gave no answer, and no other one lists it. */
    UNKNOWN,
    /** The operator has set no source for this. */
    NOT_CONFIGURED;

    @JsonValue
    String value() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ReputationResult of(Indicator indicator, List<Verdict> verdicts) {
    return new ReputationResult(indicator.text(), indicator.kind(), together(verdicts), verdicts);
  }

  private static Reputation together(List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return Reputation.NOT_CONFIGURED;
    }
    List<Opinion> opinions = verdicts.stream().map(Verdict::opinion).toList();
    return opinions.contains(Opinion.LISTED)
        ? Reputation.LISTED
        : opinions.contains(Opinion.UNKNOWN) ? Reputation.UNKNOWN : Reputation.NOT_LISTED;
  }
}
