package com.onelastai.auth.keycloak;

import jakarta.ws.rs.ClientErrorException;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Component;

/** The names that Keycloak's own pages and tokens show. */
@Component
public class KeycloakNames {

  private final KeycloakAdmin admin;

  KeycloakNames(KeycloakAdmin admin) {
    this.admin = admin;
  }

  /**
   * @throws com.onelastai.starter.problem.ApiException 400 if the name has characters that Keycloak
   *     does not take
   */
  public void change(String userId, String name) {
    UserRepresentation changed = new UserRepresentation();
    changed.setFirstName(name);
    try {
      admin.run(realm -> realm.users().get(userId).update(changed));
    } catch (ClientErrorException refused) {
      throw KeycloakRefusal.read(refused.getResponse()).problem("password");
    }
  }
}
