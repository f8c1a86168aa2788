package com.onelastai.auth.keycloak;

import org.springframework.stereotype.Component;

/** Accounts in Keycloak. */
@Component
public class KeycloakUsers {

  /** Removes the account with its credentials and logins; nothing happens if there is none. */
  public void delete(String userId) {
    throw new UnsupportedOperationException();
  }
}
