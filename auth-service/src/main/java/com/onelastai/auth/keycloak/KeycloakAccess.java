package com.onelastai.auth.keycloak;

import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RoleScopeResource;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Component;

/** What admins decide about accounts: whether they may sign in, and their roles. */
@Component
public class KeycloakAccess {

  /** Those of the platform; Keycloak has roles of its own. */
  private static final List<String> ROLES = List.of("user", "support", "moderator", "admin");

  private final KeycloakAdmin admin;

  KeycloakAccess(KeycloakAdmin admin) {
    this.admin = admin;
  }

  /**
   * What an account may do.
   *
   * @param enabled whether it may sign in
   */
  public record Access(boolean enabled, List<String> roles) {}

  /** Empty if Keycloak does not know the account. */
  public Optional<Access> find(String userId) {
    try {
      return Optional.of(
          admin.call(realm -> {
            UserRepresentation user = realm.users().get(userId).toRepresentation();
            List<String> granted =
                roles(realm, userId).listEffective().stream()
                    .map(RoleRepresentation::getName)
                    .toList();
            return new Access(
                Boolean.TRUE.equals(user.isEnabled()),
                ROLES.stream().filter(granted::contains).toList());
          }));
    } catch (NotFoundException unknown) {
      return Optional.empty();
    }
  }

  public void setEnabled(String userId, boolean enabled) {
    UserRepresentation changed = new UserRepresentation();
    changed.setEnabled(enabled);
    admin.run(realm -> realm.users().get(userId).update(changed));
  }

  /**
   * @return whether the account did not have it
   */
  public boolean grant(String userId, String role) {
    return admin.call(realm -> {
      RoleScopeResource roles = roles(realm, userId);
      List<RoleRepresentation> missing =
          roles.listAvailable().stream().filter(named(role)).toList();
      roles.add(missing);
      return !missing.isEmpty();
    });
  }

  /**
   * @return whether the account had it
   */
  public boolean revoke(String userId, String role) {
    return admin.call(realm -> {
      RoleScopeResource roles = roles(realm, userId);
      List<RoleRepresentation> granted = roles.listAll().stream().filter(named(role)).toList();
      roles.remove(granted);
      return !granted.isEmpty();
    });
  }

  private static RoleScopeResource roles(RealmResource realm, String userId) {
    return realm.users().get(userId).roles().realmLevel();
  }

  private static Predicate<RoleRepresentation> named(String role) {
    return it -> it.getName().equals(role);
  }
}
