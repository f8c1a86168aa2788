package com.onelastai.auth.securitylog.watch;

import com.onelastai.auth.device.DeviceCookies;
import com.onelastai.auth.device.KnownDevices;
import com.onelastai.auth.keycloak.KeycloakEvents.KeycloakEvent;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.keycloak.KeycloakUsers.KeycloakUser;
import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.mail.MailQueued;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.watch.EventHandlers.EventHandler;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.auth.usersecurity.MailedTokens;
import com.onelastai.events.DomainEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Changes that users make on Keycloak's own pages. */
@Component
class AccountHandlers {

  private static final String PASSWORD = "password";

  /** By the type of the credential. */
  private static final Map<String, Change> SET =
      Map.of(
          PASSWORD,
          new Change(SecurityEvent.PASSWORD_CHANGED, MailKind.PASSWORD_CHANGED),
          "otp",
          new Change(SecurityEvent.TWO_FACTOR_ENABLED, MailKind.TWO_FACTOR_ENABLED),
          "recovery-authn-codes",
          new Change(SecurityEvent.BACKUP_CODES_RENEWED, null));

  private static final Change OFF =
      new Change(SecurityEvent.TWO_FACTOR_DISABLED, MailKind.TWO_FACTOR_DISABLED);

  private static final Change DEVICE_REMOVED =
      new Change(SecurityEvent.TWO_FACTOR_DEVICE_REMOVED, null);

  private static final Change EMAIL =
      new Change(SecurityEvent.EMAIL_CHANGED, MailKind.EMAIL_CHANGED);

  private final Users users;
  private final KeycloakUsers keycloak;
  private final MailedTokens tokens;
  private final KnownDevices devices;
  private final DeviceCookies deviceCookies;

  AccountHandlers(
      Users users,
      KeycloakUsers keycloak,
      MailedTokens tokens,
      KnownDevices devices,
      DeviceCookies deviceCookies) {
    this.users = users;
    this.keycloak = keycloak;
    this.tokens = tokens;
    this.devices = devices;
    this.deviceCookies = deviceCookies;
  }

  /**
   * @param mail to the user; null if none is sent
   */
  private record Change(SecurityEvent event, @Nullable MailKind mail) {}

  List<SecurityEvent> credentialSet(KeycloakEvent event, User user) {
    String type = event.details().get("credential_type");
    if (PASSWORD.equals(type)) {
      tokens.revoke(user.id(), user.email());
      deviceCookies.forget(user.id());
    }
    if (event.provesMailbox()) {
      devices.forget(user.id());
    }
    return Optional.ofNullable(type)
        .map(SET::get)
        .map(change -> apply(change, event, user, user.email()))
        .orElse(List.of());
  }

  /** 2FA stays enabled while another device exists. */
  List<SecurityEvent> credentialRemoved(KeycloakEvent event, User user) {
    if (!"otp".equals(event.details().get("credential_type"))) {
      return List.of();
    }
    boolean on = keycloak.find(user.id()).filter(KeycloakUser::twoFactorEnabled).isPresent();
    return apply(on ? DEVICE_REMOVED : OFF, event, user, user.email());
  }

  List<SecurityEvent> emailChanged(KeycloakEvent event, User user) {
    return apply(EMAIL, event, user, event.details().getOrDefault("previous_email", user.email()));
  }

  /** For changes without a mail. */
  EventHandler quietly(SecurityEvent logged) {
    Change change = new Change(logged, null);
    return (event, user) -> apply(change, event, user, user.email());
  }

  private List<SecurityEvent> apply(Change change, KeycloakEvent event, User user, String mailTo) {
    Optional<KeycloakUser> known = keycloak.find(user.id());
    if (known.isEmpty()) {
      return List.of();
    }
    DomainEvent[] mails =
        change.mail() == null
            ? new DomainEvent[0]
            : new DomainEvent[] {MailQueued.notice(change.mail(), user, mailTo)};
    users.updateOnce(user.id(), event.id(), follow(known.get()), mails);
    return List.of(change.event());
  }

  private static Update follow(KeycloakUser known) {
    Update update =
        new Update()
            .set("email", known.email().toLowerCase(Locale.ROOT))
            .set("name", known.name())
            .set("twoFactorEnabled", known.twoFactorEnabled());
    return known.emailVerified() ? Users.verified(update) : update.set("emailVerified", false);
  }
}
