package com.onelastai.keycloak;

import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdatePassword;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Keycloak's page for a new password. After the first proof of the mailbox it verifies the address
 * and removes second factors and sessions in the transaction that sets the password: until then,
 * someone with the old password can set up new ones.
 */
public final class PasswordAction extends UpdatePassword {

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public void processAction(RequiredActionContext context) {
    super.processAction(context);
    UserModel user = context.getUser();
    if (context.getStatus() == RequiredActionContext.Status.SUCCESS
        && MailboxProof.isFirst(context.getAuthenticationSession(), user)) {
      MailboxProof.removeSecondFactors(user);
      MailboxProof.endSessions(context.getSession(), user, context.getEvent());
      user.setEmailVerified(true);
      // auth-service then forgets the devices.
      context.getEvent().detail("mailbox_proof", "true");
    }
  }

  /** Replaces Keycloak's own provider with the same id. */
  @Override
  public int order() {
    return 1;
  }
}
