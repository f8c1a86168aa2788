package com.onelastai.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.dto.RecoveryAuthnCodesCredentialData;
import org.keycloak.models.credential.dto.RecoveryAuthnCodesSecretData;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;
import org.keycloak.util.JsonSerialization;

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
        .anyMatch(codes -> spend(code, codes));
  }

  /** Keycloak's own check takes the codes in their order alone. */
  private boolean spend(String code, CredentialModel stored) {
    try {
      var secret =
          JsonSerialization.readValue(stored.getSecretData(), RecoveryAuthnCodesSecretData.class);
      if (!secret
          .getCodes()
          .removeIf(unused ->
              RecoveryAuthnCodesUtils.verifyRecoveryCodeInput(
                  code, unused.getEncodedHashedValue()))) {
        return false;
      }
      var data =
          JsonSerialization.readValue(
              stored.getCredentialData(), RecoveryAuthnCodesCredentialData.class);
      data.setRemainingCodes(secret.getCodes().size());
      stored.setSecretData(JsonSerialization.writeValueAsString(secret));
      stored.setCredentialData(JsonSerialization.writeValueAsString(data));
      this.stored.updateStoredCredential(stored);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
