package com.onelastai.keycloak;

import com.onelastai.keycloak.Credentials.SecondFactor;
import java.util.Arrays;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel.SessionPersistenceState;
import org.keycloak.services.managers.AuthenticationManager;

/** Checks the password, totp and recovery_code of a request without a login. */
public final class CredentialCheckAuthenticator extends CredentialsAuthenticator {

  @Override
  void check(AuthenticationFlowContext context, Credentials credentials, UserModel user) {
    String password = parameter(context, "password");
    if (password == null
        && Arrays.stream(SecondFactor.values())
            .allMatch(factor -> parameter(context, factor.parameter) == null)) {
      context.challenge(Refusal.INVALID_REQUEST.response());
      return;
    }
    if ((password == null || isValidPassword(context, credentials, password))
        && areValid(context, credentials)) {
      context
          .getAuthenticationSession()
          .setClientNote(
              AuthenticationManager.USER_SESSION_PERSISTENT_STATE,
              SessionPersistenceState.TRANSIENT.name());
      succeed(context, user);
    }
  }

  private static boolean areValid(AuthenticationFlowContext context, Credentials credentials) {
    return Stream.of(SecondFactor.values())
        .allMatch(factor -> {
          String value = parameter(context, factor.parameter);
          return value == null || isValid(context, credentials, factor, value);
        });
  }

  @Override
  public String getId() {
    return "onelastai-credential-check";
  }

  @Override
  public String getDisplayType() {
    return "OneLastAI credential check";
  }

  @Override
  public String getHelpText() {
    return "Checks each of password, totp and recovery_code that is sent; leaves no session";
  }
}
