package com.onelastai.keycloak;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.credential.dto.RecoveryAuthnCodesCredentialData;
import org.keycloak.models.credential.dto.RecoveryAuthnCodesSecretData;
import org.keycloak.models.jpa.entities.CredentialEntity;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;
import org.keycloak.util.JsonSerialization;

/** A user's recovery codes, accepted in any order; Keycloak itself accepts only the next one. */
record RecoveryCodes(
    KeycloakSession session, SubjectCredentialManager manager, CredentialModel codes) {

  boolean spend(String code) {
    try {
      var unspent = JsonSerialization.readValue(lock(), RecoveryAuthnCodesSecretData.class);
      if (!unspent
          .getCodes()
          .removeIf(unused ->
              RecoveryAuthnCodesUtils.verifyRecoveryCodeInput(
                  code, unused.getEncodedHashedValue()))) {
        return false;
      }
      store(unspent);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the codes past Keycloak's cache and locks them until the request ends: only one of
   * several concurrent requests spends a code, and none restores a spent one.
   */
  private String lock() {
    EntityManager entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    CredentialEntity stored = entities.getReference(CredentialEntity.class, codes.getId());
    entities.refresh(stored, LockModeType.PESSIMISTIC_WRITE);
    return stored.getSecretData();
  }

  private void store(RecoveryAuthnCodesSecretData unspent) throws IOException {
    var data =
        JsonSerialization.readValue(
            codes.getCredentialData(), RecoveryAuthnCodesCredentialData.class);
    data.setRemainingCodes(unspent.getCodes().size());
    codes.setSecretData(JsonSerialization.writeValueAsString(unspent));
    codes.setCredentialData(JsonSerialization.writeValueAsString(data));
    manager.updateStoredCredential(codes);
  }
}
