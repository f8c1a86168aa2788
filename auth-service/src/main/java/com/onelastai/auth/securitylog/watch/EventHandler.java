package com.onelastai.auth.securitylog.watch;

import com.onelastai.auth.keycloak.KeycloakEvent;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.user.User;
import java.util.List;

/** What follows from an event. May be called again for the same one. */
@FunctionalInterface
interface EventHandler {

  /**
   * Changes the account.
   *
   * @return what is to be logged
   */
  List<SecurityEvent> handle(KeycloakEvent event, User user);
}
