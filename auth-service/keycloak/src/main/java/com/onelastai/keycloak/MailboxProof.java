package com.onelastai.keycloak;

import org.keycloak.credential.CredentialModel;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Gives an account to whoever reads its mailbox. Until an address is verified, anybody may have
 * registered it, so nothing that was set up before may remain.
 */
final class MailboxProof {

  private MailboxProof() {}

  /** Whether the user has just followed a mailed link, the first that reached this address. */
  static boolean isFirst(AuthenticationSessionModel login, UserModel user) {
    return !user.isEmailVerified()
        && user.getId().equals(login.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID));
  }

  static void removeSecondFactors(UserModel user) {
    SubjectCredentialManager stored = user.credentialManager();
    stored
        .getStoredCredentialsStream()
        .filter(credential -> !PasswordCredentialModel.TYPE.equals(credential.getType()))
        .map(CredentialModel::getId)
        .toList()
        .forEach(stored::removeStoredCredentialById);
  }

  /** The events tell the gateway to refuse the access tokens. */
  static void endSessions(KeycloakSession keycloak, UserModel user, EventBuilder event) {
    keycloak
        .sessions()
        .getUserSessionsStream(keycloak.getContext().getRealm(), user)
        .toList()
        .forEach(session -> end(keycloak, user, session, event.clone()));
  }

  private static void end(
      KeycloakSession keycloak, UserModel user, UserSessionModel session, EventBuilder event) {
    AuthenticationManager.backchannelLogout(keycloak, session, true);
    event.event(EventType.LOGOUT).user(user).session(session).success();
  }
}
