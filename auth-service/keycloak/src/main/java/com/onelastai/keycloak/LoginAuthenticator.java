package com.onelastai.keycloak;

import com.onelastai.keycloak.Credentials.SecondFactor;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.models.UserModel;

/** A login with a password and, if the user has enabled it, a second factor. */
public final class LoginAuthenticator extends CredentialsAuthenticator {

  @Override
  boolean isKnownDevice(AuthenticationFlowContext context, UserModel user) {
    return user.getId().equals(parameter(context, "known_device_of"));
  }

  @Override
  void check(AuthenticationFlowContext context, Credentials credentials, UserModel user) {
    String password = parameter(context, "password");
    if (isValidPassword(context, credentials, password)
        && (!credentials.requireSecondFactor() || isValidSecondFactor(context, credentials))) {
      rememberIfAsked(context);
      succeed(context, user);
    }
  }

  /** The session then has the realm's longer timeouts. */
  private static void rememberIfAsked(AuthenticationFlowContext context) {
    if (parameter(context, "remember_me") != null) {
      context.getAuthenticationSession().setAuthNote(Details.REMEMBER_ME, "true");
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
