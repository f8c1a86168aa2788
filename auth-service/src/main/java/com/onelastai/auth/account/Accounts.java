package com.onelastai.auth.account;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.keycloak.KeycloakUsers.KeycloakUser;
import com.onelastai.auth.user.EmailAddress;
import com.onelastai.auth.user.Preferences;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.UserBuilder;
import com.onelastai.auth.user.Users;
import com.onelastai.events.DomainEvent;
import com.onelastai.mail.MailLanguages;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Accounts; those that only Keycloak has are copied at the first use. */
@Service
public class Accounts {

  private final Users users;
  private final KeycloakUsers keycloak;
  private final MailLanguages languages;
  private final Clock clock;

  Accounts(Users users, KeycloakUsers keycloak, MailLanguages languages, Clock clock) {
    this.users = users;
    this.keycloak = keycloak;
    this.languages = languages;
    this.clock = clock;
  }

  /**
   * Returns the account. It is copied from Keycloak if it was created there, or if this service
   * crashed between Keycloak's write and its own.
   *
   * @throws ApiException 404 {@code not_found} if it does not exist
   */
  public User require(String userId) {
    return users.find(userId).orElseGet(() -> takeOver(userId));
  }

  /** Finds the account with this address. */
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
   * Inserts the document of an account of Keycloak.
   *
   * @param events published with the insert
   * @throws DuplicateKeyException if the id or the address is in use
   */
  User open(KeycloakUser known, DomainEvent... events) {
    User user = user(known, clock.instant());
    users.insert(user, events);
    return user;
  }

  private User user(KeycloakUser known, Instant now) {
    return UserBuilder.builder()
        .id(known.id())
        .email(EmailAddress.Form.normal(known.email()))
        .emailVerified(known.emailVerified())
        .unverifiedSince(known.emailVerified() ? null : now)
        .name(known.name())
        .preferences(Preferences.in(language(known)))
        .twoFactorEnabled(known.twoFactorEnabled())
        .createdAt(known.createdAt())
        .updatedAt(now)
        .build();
  }

  private String language(KeycloakUser known) {
    return languages.firstOf(
        Stream.ofNullable(known.language()).map(Locale::forLanguageTag).toList());
  }
}
