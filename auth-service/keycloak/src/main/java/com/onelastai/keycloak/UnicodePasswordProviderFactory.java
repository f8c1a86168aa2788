package com.onelastai.keycloak;

import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.PasswordCredentialProvider;
import org.keycloak.credential.PasswordCredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;

/**
 * Keycloak's passwords, stored and compared in one Unicode form. Without Keycloak's metric of
 * hashed passwords, whose parts are private.
 */
public final class UnicodePasswordProviderFactory extends PasswordCredentialProviderFactory {

  @Override
  public PasswordCredentialProvider create(KeycloakSession session) {
    return new UnicodePasswordProvider(session);
  }

  /** Replaces Keycloak's own provider with the same id. */
  @Override
  public int order() {
    return 1;
  }

  private static final class UnicodePasswordProvider extends PasswordCredentialProvider {

    UnicodePasswordProvider(KeycloakSession session) {
      super(session, null, false, false, false, false, false);
    }

    @Override
    public boolean createCredential(RealmModel realm, UserModel user, String password) {
      return super.createCredential(realm, user, PasswordForms.stored(password));
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
      return PasswordForms.accepted(input.getChallengeResponse()).stream()
          .anyMatch(form -> super.isValid(realm, user, UserCredentialModel.password(form)));
    }
  }
}
