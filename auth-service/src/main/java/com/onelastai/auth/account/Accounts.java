package com.onelastai.auth.account;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.keycloak.KeycloakUsers.KeycloakUser;
import com.onelastai.auth.user.EmailAddress;
import com.onelastai.auth.user.Preferences;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.UserBuilder;
import com.onelastai.auth.user.Users;
import com.onelastai.events.DomainEvent;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Accounts, whether or not this service has heard of them yet. */
@Service
public class Accounts {

  private final Users users;
  private final KeycloakUsers keycloak;
  private final Clock clock;

  Accounts(Users users, KeycloakUsers keycloak, Clock clock) {
    this.users = users;
    this.keycloak = keycloak;
    this.clock = clock;
  }

  /**
   * The account; taken over from Keycloak if it was opened there, or if this service died between
   * Keycloak's write and its own.
   *
   * @throws ApiException 404 {@code not_found} if there is none, or none any more
   */
  public User require(String userId) {
    return users.find(userId).orElseGet(() -> takeOver(userId));
  }

  /** The account with this address, if there is one. */
  public Optional<User> findByEmail(String email) {
    return users.findByEmail(email).or(() -> keycloak.idByEmail(email).map(this::require));
  }

  private User takeOver(String userId) {
    KeycloakUser known = keycloak.find(userId).orElseThrow(() -> ApiException.notFound("account"));
    try {
      return open(known);
    } catch (DuplicateKeyException takenOverMeanwhileOrErased) {
      return users.find(userId).orElseThrow(() -> ApiException.notFound("account"));
    }
  }

  /**
   * Writes what this service holds on an account of Keycloak.
   *
   * @param events what becomes true with it
   * @throws DuplicateKeyException if there is such a document, or one with this address
   */
  User open(KeycloakUser known, DomainEvent... events) {
    User user = user(known, clock.instant());
    users.insert(user, events);
    return user;
  }

  private static User user(KeycloakUser known, Instant now) {
    return UserBuilder.builder()
        .id(known.id())
        .email(EmailAddress.Form.normal(known.email()))
        .emailVerified(known.emailVerified())
        .name(known.name())
        .preferences(Preferences.DEFAULT)
        .twoFactorEnabled(known.twoFactorEnabled())
        .createdAt(known.createdAt())
        .updatedAt(now)
        .build();
  }
}
