package com.onelastai.keycloak;

import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/** Compares a user's stored credentials with those of a request. */
record Credentials(AuthenticationFlowContext context, SubjectCredentialManager stored) {

  Credentials(AuthenticationFlowContext context, UserModel user) {
    this(context, user.credentialManager());
  }

  boolean acceptsPassword(@Nullable String password) {
    if (password == null || !stored.isConfiguredFor(PasswordCredentialModel.TYPE)) {
      hashInVain(context, password);
      return false;
    }
    return stored.isValid(UserCredentialModel.password(password));
  }

  /** Takes the time of a check. */
  static void hashInVain(AuthenticationFlowContext context, @Nullable String password) {
    PasswordForms.accepted(password == null ? "" : password)
        .forEach(form -> AuthenticatorUtils.dummyHash(context));
  }

  boolean requireSecondFactor() {
    return stored.isConfiguredFor(OTPCredentialModel.TYPE);
  }

  /** Accepts the code of any device; Keycloak refuses a used code while it could be valid. */
  boolean acceptsTotp(String code) {
    return stored.getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE).toList().stream()
        .anyMatch(device ->
            stored.isValid(new UserCredentialModel(device.getId(), OTPCredentialModel.TYPE, code)));
  }

  boolean acceptsRecoveryCode(String code) {
    return stored
        .getStoredCredentialsByTypeStream(RecoveryAuthnCodesCredentialModel.TYPE)
        .toList()
        .stream()
        .anyMatch(codes -> new RecoveryCodes(context.getSession(), stored, codes).spend(code));
  }

  /** The second factors. */
  enum SecondFactor {
    TOTP("totp", Refusal.INVALID_OTP, Credentials::acceptsTotp),
    RECOVERY_CODE("recovery_code", Refusal.INVALID_RECOVERY_CODE, Credentials::acceptsRecoveryCode);

    /** The name in requests and events. */
    final String parameter;

    final Refusal refusal;
    private final BiPredicate<Credentials, String> check;

    SecondFactor(String parameter, Refusal refusal, BiPredicate<Credentials, String> check) {
      this.parameter = parameter;
      this.refusal = refusal;
      this.check = check;
    }

    boolean isValid(Credentials credentials, String value) {
      return check.test(credentials, value);
    }
  }
}
