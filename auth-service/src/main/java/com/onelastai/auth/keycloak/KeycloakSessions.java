package com.onelastai.auth.keycloak;

import jakarta.ws.rs.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserSessionRepresentation;
import org.springframework.stereotype.Component;

/** Open sessions, of our endpoint and of Keycloak's own pages. */
@Component
public class KeycloakSessions {

  /** Beyond this number the oldest sessions are listed without their device. */
  private static final int MAX_LOGINS = 1000;

  private static final long FOREVER = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

  private final KeycloakAdmin admin;

  KeycloakSessions(KeycloakAdmin admin) {
    this.admin = admin;
  }

  public List<String> ids(String userId) {
    return sessions(userId).stream().map(UserSessionRepresentation::getId).toList();
  }

  /** A user's sessions, with the browser from Keycloak's event of each login. */
  public List<KeycloakSession> of(String userId) {
    List<UserSessionRepresentation> sessions = sessions(userId);
    if (sessions.isEmpty()) {
      return List.of();
    }
    long first =
        sessions.stream().mapToLong(UserSessionRepresentation::getStart).min().orElseThrow();
    Map<String, String> userAgents = userAgents(userId, Instant.ofEpochMilli(first));
    return sessions.stream()
        .map(session -> read(session, userAgents.get(session.getId())))
        .toList();
  }

  /** Ends the session if it exists; its refresh token is refused from now on. */
  public void end(String sessionId) {
    try {
      admin.run(realm -> realm.deleteSession(sessionId, false));
    } catch (NotFoundException ended) {
      // Ended already.
    }
  }

  /** Without the sessions that no client uses. */
  private List<UserSessionRepresentation> sessions(String userId) {
    try {
      return admin.call(realm -> realm.users().get(userId).getUserSessions()).stream()
          .filter(session -> !session.getClients().isEmpty())
          .toList();
    } catch (NotFoundException noUser) {
      return List.of();
    }
  }

  private Map<String, String> userAgents(String userId, Instant since) {
    // The event is written shortly before or after the session starts.
    long from = since.minus(Duration.ofMinutes(1)).toEpochMilli();
    List<EventRepresentation> logins =
        admin.call(realm ->
            realm.getEvents(
                List.of("LOGIN"), null, userId, from, FOREVER, null, 0, MAX_LOGINS, "desc"));
    Map<String, String> userAgents = new HashMap<>();
    for (EventRepresentation login : logins) {
      if (login.getSessionId() != null && login.getDetails() != null) {
        userAgents.putIfAbsent(login.getSessionId(), login.getDetails().get("user_agent"));
      }
    }
    return userAgents;
  }

  private static KeycloakSession read(
      UserSessionRepresentation session, @Nullable String userAgent) {
    return new KeycloakSession(
        session.getId(),
        session.getIpAddress(),
        userAgent,
        Instant.ofEpochMilli(session.getStart()),
        Instant.ofEpochMilli(session.getLastAccess()));
  }

  /**
   * An open session.
   *
   * @param userAgent of the browser that signed in; null if its event has expired
   */
  public record KeycloakSession(
      String id,
      @Nullable String address,
      @Nullable String userAgent,
      Instant startedAt,
      Instant lastSeenAt) {}
}
