package com.onelastai.keycloak;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.resetcred.ResetCredentialEmail;
import org.keycloak.models.UserModel;

/**
 * Keycloak's mail for a forgotten password. The first link that reaches an address is not stopped
 * by a second factor, which a stranger may have set up; {@link PasswordAction} does the rest.
 */
public final class MailboxProofAuthenticator extends ResetCredentialEmail {

  /** Called twice: to send the mail, and when its link was followed. */
  @Override
  public void authenticate(AuthenticationFlowContext context) {
    UserModel user = context.getUser();
    if (user != null && MailboxProof.isFirst(context.getAuthenticationSession(), user)) {
      MailboxProof.removeSecondFactors(user);
    }
    super.authenticate(context);
  }

  /** Replaces Keycloak's own provider with the same id. */
  @Override
  public int order() {
    return 1;
  }
}
