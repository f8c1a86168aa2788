package com.onelastai.auth.keycloak;

import com.onelastai.auth.keycloak.KeycloakRefusal.WeakPassword;
import com.onelastai.starter.erasure.UserDataHolder;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Accounts in Keycloak. Erased before all other data: a user without an account cannot store
 * anything new.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class KeycloakUsers implements UserDataHolder {

  private static final String LOCALE = "locale";

  private final KeycloakAdmin admin;

  KeycloakUsers(KeycloakAdmin admin) {
    this.admin = admin;
  }

  /**
   * Creates an account.
   *
   * @param language of Keycloak's own pages and mails
   * @return its id
   * @throws com.onelastai.starter.problem.ApiException 409 {@code email_taken}
   * @throws WeakPassword if the password breaks a rule
   */
  public String create(String email, String name, String password, String language) {
    UserRepresentation user = new UserRepresentation();
    user.setUsername(email);
    user.setEmail(email);
    user.setFirstName(name);
    user.setAttributes(Map.of(LOCALE, List.of(language)));
    user.setEnabled(true);
    user.setCredentials(List.of(passwordCredential(password)));
    return admin.call(realm -> {
      try (Response response = realm.users().create(user)) {
        return created(response);
      }
    });
  }

  private static String created(Response response) {
    if (response.getStatusInfo().getFamily() == Response.Status.Family.SERVER_ERROR) {
      throw new ServerErrorException(response.getStatus());
    }
    if (response.getStatus() != Response.Status.CREATED.getStatusCode()) {
      throw KeycloakRefusal.read(response).problem("password");
    }
    String path = response.getLocation().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  public Optional<KeycloakUser> find(String userId) {
    try {
      UserRepresentation user = admin.call(realm -> realm.users().get(userId).toRepresentation());
      return Optional.of(read(user));
    } catch (NotFoundException none) {
      return Optional.empty();
    }
  }

  public Optional<String> idByEmail(String email) {
    return admin.call(realm -> realm.users().searchByEmail(email, true)).stream()
        .findFirst()
        .map(UserRepresentation::getId);
  }

  /**
   * @throws WeakPassword if the password breaks a rule
   */
  public void setPassword(String userId, String password) {
    change(userId, user -> user.resetPassword(passwordCredential(password)));
  }

  /**
   * Sets the address after the user has verified it.
   *
   * @throws com.onelastai.starter.problem.ApiException 409 {@code email_taken}
   */
  public void setVerifiedEmail(String userId, String email) {
    UserRepresentation changed = new UserRepresentation();
    changed.setEmail(email);
    changed.setEmailVerified(true);
    change(userId, user -> user.update(changed));
  }

  /**
   * Sets the name that Keycloak's own pages and tokens show.
   *
   * @throws com.onelastai.starter.problem.ApiException 400 if Keycloak refuses its characters
   */
  public void setName(String userId, String name) {
    UserRepresentation changed = new UserRepresentation();
    changed.setFirstName(name);
    change(userId, user -> user.update(changed));
  }

  /** Sets the language of Keycloak's own pages and mails. */
  public void setLanguage(String userId, String tag) {
    admin.setAttribute(userId, LOCALE, tag);
  }

  /** Removes the account with its credentials and sessions, if it exists. */
  @Override
  public void erase(String userId) {
    try {
      admin.run(realm -> realm.users().get(userId).remove());
    } catch (NotFoundException gone) {
      // Nothing to remove.
    }
  }

  private void change(String userId, Consumer<UserResource> change) {
    try {
      admin.run(realm -> change.accept(realm.users().get(userId)));
    } catch (ClientErrorException refused) {
      throw KeycloakRefusal.read(refused.getResponse()).problem("newPassword");
    }
  }

  private static CredentialRepresentation passwordCredential(String password) {
    CredentialRepresentation credential = new CredentialRepresentation();
    credential.setType(CredentialRepresentation.PASSWORD);
    credential.setValue(password);
    credential.setTemporary(false);
    return credential;
  }

  private static KeycloakUser read(UserRepresentation user) {
    return new KeycloakUser(
        user.getId(),
        Objects.requireNonNullElse(user.getEmail(), user.getUsername()),
        Boolean.TRUE.equals(user.isEmailVerified()),
        Objects.requireNonNullElse(user.getFirstName(), ""),
        user.firstAttribute(LOCALE),
        Boolean.TRUE.equals(user.isTotp()),
        Instant.ofEpochMilli(user.getCreatedTimestamp()));
  }

  /**
   * An account as Keycloak holds it.
   *
   * @param language null if the user has chosen none on Keycloak's pages
   */
  public record KeycloakUser(
      String id,
      String email,
      boolean emailVerified,
      String name,
      @Nullable String language,
      boolean twoFactorEnabled,
      Instant createdAt) {}
}
