package com.onelastai.auth.keycloak;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.user.User;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Asks someone who is signed in to prove again who they are, without a new login. */
@Component
public class CredentialCheck {

  private final Authenticator authenticator;

  CredentialCheck(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /**
   * Checks what is given, by Keycloak, which counts failures as it counts those of logins.
   *
   * @throws com.onelastai.starter.problem.ApiException 403 {@code invalid_credentials}, {@code
   *     otp_required} or {@code otp_invalid}, 503 {@code identity_unavailable}
   * @throws AccountLocked 423 {@code account_locked}
   */
  public void check(User user, @Nullable String password, @Nullable String otp, Client client) {
    verify(user, new Factors(password, otp, null), client);
    if (user.twoFactorEnabled() && otp == null) {
      throw TokenRefused.otpRequired().problem(HttpStatus.FORBIDDEN);
    }
  }

  /** Checks the password alone, whether or not there is a second factor. */
  public void checkPassword(User user, String password, Client client) {
    verify(user, new Factors(password, null, null), client);
  }

  private void verify(User user, Factors factors, Client client) {
    try {
      authenticator.check(user.email(), factors, client);
    } catch (TokenRefused refused) {
      throw refused.problem(HttpStatus.FORBIDDEN);
    }
  }
}
