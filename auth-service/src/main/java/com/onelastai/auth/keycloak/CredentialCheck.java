package com.onelastai.auth.keycloak;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.user.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks someone who is signed in to prove again who they are, without a new login. */
@Component
public class CredentialCheck {

  /**
   * Checks what is given, by Keycloak, which counts failures as it counts those of logins.
   *
   * @throws com.onelastai.starter.problem.ApiException 403 {@code invalid_credentials}, {@code
   *     otp_required} or {@code otp_invalid}, 423 {@code account_locked}, 503 {@code
   *     identity_unavailable}
   */
  public void check(User user, @Nullable String password, @Nullable String otp, Client client) {
    throw new UnsupportedOperationException();
  }
}
