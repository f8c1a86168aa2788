package com.onelastai.auth.securitylog;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.starter.retention.Purge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AuthServiceIT
class SecurityLogIT {

  private static final String ADDRESS = "/api/security/logs";
  private static final Client CLIENT = new Client("203.0.113.7", Api.USER_AGENT);

  @Autowired private SecurityLog log;
  @Autowired private Purge purge;
  @Autowired private Api api;
  @Autowired private Clock clock;
  private final String user = UUID.randomUUID().toString();

  @Test
  void userReadsTheirEventsNewestFirst() {
    add("-1", SecurityEvent.LOGIN_FAILED, clock.instant().minusSeconds(60));
    log.add(user, SecurityEvent.PASSWORD_CHANGED, CLIENT, Map.of("client", "web"));
    log.add("somebody-else", SecurityEvent.LOGIN, CLIENT, Map.of());

    api.get(ADDRESS, user)
        .is(200)
        .has("/next", "")
        .has(
            """
            {"items": [
              {"event": "password_changed", "success": true, "address": "203.0.113.7",
               "device": {"type": "desktop", "browser": "Firefox", "os": "Linux"},
               "details": {"client": "web"}},
              {"id": "%s-1", "event": "login_failed", "success": false}]}
            """
                .formatted(user));
  }

  @Test
  void pageLinksToTheNextForAdminsToo() {
    for (int i = 0; i < 3; i++) {
      add("-" + i, SecurityEvent.LOGIN, clock.instant().plusSeconds(i));
    }

    Answer first = api.get(ADDRESS + "?size=2&userId=" + user, "admin").is(200);
    Answer second = api.get(first.text("/next"), "admin").is(200);

    assertThat(first.body().at("/items").findValuesAsString("id"))
        .containsExactly(user + "-2", user + "-1");
    assertThat(second.body().at("/items").findValuesAsString("id")).containsExactly(user + "-0");
    second.has("/next", "");
  }

  @Test
  void onlyAdminsReadTheLogOfAnotherUser() {
    api.get(ADDRESS).is(401);
    api.get(ADDRESS + "?userId=somebody-else", user).is(403);
    api.get(ADDRESS + "?userId=" + user, user).is(200);
    api.get(ADDRESS + "?userId=somebody-else", "admin").is(200);
  }

  @Test
  void invalidParameterIsNamed() {
    api.get(ADDRESS + "?size=101", user).is(400).has("/errors/0/field", "size");
    api.get(ADDRESS + "?after=nonsense", user).is(400).has("/errors/0/field", "after");
  }

  @Test
  void entryIsWrittenOnce() {
    add("-1", SecurityEvent.LOGIN, clock.instant());
    add("-1", SecurityEvent.LOGOUT, clock.instant());

    assertThat(entries()).extracting(SecurityLogEntry::event).containsExactly("login");
    assertThat(log.existing(List.of(user + "-1", user + "-2"))).containsExactly(user + "-1");
  }

  @Test
  void entriesAreKeptForAYear() {
    Instant expired = clock.instant().minus(Duration.ofDays(365)).minusSeconds(1);
    add("-1", SecurityEvent.LOGIN, expired);
    add("-2", SecurityEvent.LOGIN, expired.plusSeconds(60));

    purge.run();

    assertThat(entries()).extracting(SecurityLogEntry::id).containsExactly(user + "-2");
  }

  private void add(String suffix, SecurityEvent event, Instant at) {
    log.addOnce(user + suffix, user, event, at, CLIENT, "s", Map.of());
  }

  private List<SecurityLogEntry> entries() {
    return log.ofUser(user, ADDRESS, null, 10).items();
  }
}
