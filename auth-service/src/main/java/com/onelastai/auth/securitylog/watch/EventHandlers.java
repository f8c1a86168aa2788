package com.onelastai.auth.securitylog.watch;

import static java.util.Map.entry;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.KeycloakEvents.KeycloakEvent;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.User;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The handler of each type of event. Keycloak's older types that duplicate UPDATE_CREDENTIAL and
 * REMOVE_CREDENTIAL are ignored.
 */
@Component
class EventHandlers {

  private final Map<String, EventHandler> byType;
  private final Accounts accounts;
  private final SecurityLog log;
  private final KeycloakTime time;

  EventHandlers(
      LoginHandlers logins,
      AccountHandlers changes,
      Accounts accounts,
      SecurityLog log,
      KeycloakTime time) {
    this.byType =
        Map.ofEntries(
            entry("LOGIN", logins::login),
            entry("LOGIN_ERROR", logins::failure),
            entry("USER_DISABLED_BY_TEMPORARY_LOCKOUT", logins::lock),
            entry("LOGOUT", logins::logout),
            entry("UPDATE_CREDENTIAL", changes::credentialSet),
            entry("REMOVE_CREDENTIAL", changes::credentialRemoved),
            entry("SEND_RESET_PASSWORD", changes.quietly(SecurityEvent.PASSWORD_RESET_REQUESTED)),
            // A wrong second factor counts like that of a login.
            entry("RESET_PASSWORD_ERROR", logins::failure),
            entry("RESET_PASSWORD", changes.quietly(SecurityEvent.PASSWORD_RESET)),
            entry("UPDATE_EMAIL", changes::emailChanged),
            entry("VERIFY_EMAIL", changes.quietly(SecurityEvent.EMAIL_VERIFIED)),
            entry("UPDATE_PROFILE", changes.quietly(SecurityEvent.PROFILE_CHANGED)));
    this.accounts = accounts;
    this.log = log;
    this.time = time;
  }

  Set<String> types() {
    return byType.keySet();
  }

  /** Changes the account and logs it. The entry with the event's id is written last. */
  void handle(KeycloakEvent event) {
    EventHandler handler = byType.get(event.type());
    if (handler == null || event.userId() == null) {
      return;
    }
    User user = accounts.require(event.userId());
    List<SecurityEvent> logged = handler.handle(event, user);
    for (int i = 0; i < logged.size(); i++) {
      boolean last = i == logged.size() - 1;
      log(last ? event.id() : event.id() + "/" + i, logged.get(i), event, user);
    }
  }

  private void log(String id, SecurityEvent logged, KeycloakEvent event, User user) {
    Instant at = time.toOurs(event.at());
    Client client = new Client(event.address(), event.userAgent());
    log.addOnce(id, user.id(), logged, at, client, event.sessionId(), details(event));
  }

  private static Map<String, String> details(KeycloakEvent event) {
    Map<String, String> details = new HashMap<>();
    details.put("client", event.clientId());
    details.put("reason", event.error());
    details.put("secondFactor", event.details().get("second_factor"));
    details.values().removeIf(Objects::isNull);
    return details;
  }

  /** Changes the account, idempotently, and returns the entries for the security log. */
  @FunctionalInterface
  interface EventHandler {
    List<SecurityEvent> handle(KeycloakEvent event, User user);
  }
}
