package com.onelastai.auth.login;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.device.Device;
import com.onelastai.auth.keycloak.KeycloakSessions;
import com.onelastai.auth.keycloak.KeycloakSessions.KeycloakSession;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Another user's session gets the same 404 as one that does not exist. */
@SignedIn
@RestController
@RequestMapping("/api/auth/sessions")
@Tag(name = "Sessions")
class LoginSessionController {

  private final KeycloakSessions keycloak;
  private final LoginSessions sessions;
  private final SecurityLog securityLog;

  LoginSessionController(
      KeycloakSessions keycloak, LoginSessions sessions, SecurityLog securityLog) {
    this.keycloak = keycloak;
    this.sessions = sessions;
    this.securityLog = securityLog;
  }

  @GetMapping
  @Operation(
      summary = "List the caller's sessions, newest first",
      description = "Sessions of the API and of the pages under `/identity`.")
  Listing<LoginSession> listSessions(Caller caller) {
    String current = caller.sessionId();
    return Listing.all(
        keycloak.of(caller.userId()).stream()
            .sorted(Comparator.comparing(KeycloakSession::startedAt).reversed())
            .map(session -> describe(session, current))
            .toList());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "End a session",
      description = "Its refresh token is refused at once, its access token within two seconds.")
  void endSession(@PathVariable String id, Caller caller, Client client) {
    if (!keycloak.ids(caller.userId()).contains(id)) {
      throw ApiException.notFound("session");
    }
    sessions.end(caller.userId(), id);
    securityLog.add(
        caller.userId(), SecurityEvent.SESSION_REVOKED, client, Map.of("sessionId", id));
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "End all of the caller's sessions except the current one")
  void endOtherSessions(Caller caller, Client client) {
    int ended = sessions.endOthers(caller.userId(), caller.sessionId());
    if (ended > 0) {
      securityLog.add(
          caller.userId(),
          SecurityEvent.SESSION_REVOKED,
          client,
          Map.of("sessions", String.valueOf(ended)));
    }
  }

  private LoginSession describe(KeycloakSession session, @Nullable String current) {
    Device device = Device.of(session.userAgent());
    return new LoginSession(
        session.id(),
        device,
        device.browser(),
        session.address(),
        session.startedAt(),
        session.lastSeenAt(),
        session.id().equals(current));
  }

  /** An open session. */
  @Schema(name = "LoginSession")
  record LoginSession(
      String id,
      Device device,
      @Schema(description = "As in device", example = "Firefox") @Nullable String browser,
      @Schema(description = "The network address", example = "203.0.113.7")
          @Nullable String address,
      Instant startedAt,
      Instant lastSeenAt,
      @Schema(description = "Whether it is the session of this request") boolean current) {}
}
