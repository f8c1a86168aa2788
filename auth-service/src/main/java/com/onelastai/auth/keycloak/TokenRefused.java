package com.onelastai.auth.keycloak;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.onelastai.starter.problem.ApiException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The token endpoint said no. */
public final class TokenRefused extends RuntimeException {

  private final transient Answer answer;

  TokenRefused(Answer answer) {
    super(answer.error());
    this.answer = answer;
  }

  static TokenRefused otpRequired() {
    return new TokenRefused(new Answer("otp_required", null, null));
  }

  /** Such as {@code invalid_grant}; those of a login are our authenticator's own. */
  public String error() {
    return answer.error();
  }

  public String description() {
    return answer.description() == null ? "" : answer.description();
  }

  /** Seconds until a locked account opens again. */
  long retryAfter() {
    return answer.retryAfter() == null ? 0 : answer.retryAfter();
  }

  /**
   * As the caller is told it.
   *
   * @param status 401 at a login, 403 to someone who is signed in
   */
  public ApiException problem(HttpStatus status) {
    return switch (error()) {
      case "invalid_grant" ->
          new ApiException(
              status, "invalid_credentials", "The e-mail address or the password is wrong.");
      case "otp_required" ->
          new ApiException(status, "otp_required", "A one-time password is required too.");
      case "invalid_otp", "invalid_recovery_code" ->
          new ApiException(status, "otp_invalid", "The code is wrong or was used before.");
      case "account_disabled" ->
          new ApiException(HttpStatus.FORBIDDEN, "account_disabled", "This account is disabled.");
      default -> throw new IllegalStateException("Keycloak refused this service: " + error(), this);
    };
  }

  /** The body of a refusal. */
  record Answer(
      String error,
      @JsonProperty("error_description") @Nullable String description,
      @JsonProperty("retry_after") @Nullable Long retryAfter) {}
}
