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

/** What a user has to prove who they are, compared with what a request brings. */
record Credentials(AuthenticationFlowContext context, SubjectCredentialManager stored) {

  Credentials(AuthenticationFlowContext context, UserModel user) {
    this(context, user.credentialManager());
  }

  boolean acceptsPassword(@Nullable String password) {
    if (password == null || !stored.isConfiguredFor(PasswordCredentialModel.TYPE)) {
      AuthenticatorUtils.dummyHash(context);
      return false;
    }
    return stored.isValid(UserCredentialModel.password(password));
  }

  boolean requireSecondFactor() {
    return stored.isConfiguredFor(OTPCredentialModel.TYPE);
  }

  /** Of any of the user's devices; Keycloak remembers a used code as long as it could be valid. */
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

  /** What may prove a login beside the password. */
  enum SecondFactor {
    TOTP("totp", Refusal.INVALID_OTP, Credentials::acceptsTotp),
    RECOVERY_CODE("recovery_code", Refusal.INVALID_RECOVERY_CODE, Credentials::acceptsRecoveryCode);

    /** As requests and events name it. */
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
