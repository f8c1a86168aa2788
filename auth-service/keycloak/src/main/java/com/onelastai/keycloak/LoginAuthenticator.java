package com.onelastai.keycloak;

import com.onelastai.keycloak.Credentials.SecondFactor;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/** A login with a password and, if the user has enabled it, a second factor. */
public final class LoginAuthenticator extends CredentialsAuthenticator {

  @Override
  void check(AuthenticationFlowContext context, Credentials credentials, UserModel user) {
    String password = parameter(context, "password");
    if (isValidPassword(context, credentials, password)
        && (!credentials.requireSecondFactor() || isValidSecondFactor(context, credentials))) {
      succeed(context, user);
    }
  }

  private static boolean isValidSecondFactor(
      AuthenticationFlowContext context, Credentials credentials) {
    for (SecondFactor factor : SecondFactor.values()) {
      String value = parameter(context, factor.parameter);
      if (value != null) {
        return isValid(context, credentials, factor, value);
      }
    }
    context.challenge(Refusal.OTP_REQUIRED.response());
    return false;
  }

  @Override
  public String getId() {
    return "onelastai-login";
  }

  @Override
  public String getDisplayType() {
    return "OneLastAI login";
  }

  @Override
  public String getHelpText() {
    return "Password, then totp or recovery_code if two-factor authentication is on";
  }
}
