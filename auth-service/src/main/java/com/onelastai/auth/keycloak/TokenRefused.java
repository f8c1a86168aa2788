package com.onelastai.auth.keycloak;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The token endpoint said no. */
public final class TokenRefused extends RuntimeException {

  private final transient Answer answer;

  TokenRefused(Answer answer) {
    super(answer.error());
    this.answer = answer;
  }

  /** Such as {@code invalid_grant}; those of a login are our authenticator's own. */
  public String error() {
    return answer.error();
  }

  public String description() {
    return answer.description() == null ? "" : answer.description();
  }

  /** Seconds until a locked account opens again. */
  public long retryAfter() {
    return answer.retryAfter() == null ? 0 : answer.retryAfter();
  }

  /** The body of a refusal. */
  record Answer(
      String error,
      @JsonProperty("error_description") @Nullable String description,
      @JsonProperty("retry_after") @Nullable Long retryAfter) {}
}
