package com.onelastai.auth.securitylog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.starter.retention.Purge;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@AuthServiceIT
class SecurityLogIT {

  private static final String ADDRESS = "/api/security/logs";
  private static final Client CLIENT = new Client("203.0.113.7", Api.USER_AGENT);

  private final SecurityLog log;
  private final Purge purge;
  private final MockMvc mvc;
  private final Instant now;
  private final String user = UUID.randomUUID().toString();

  @Autowired
  SecurityLogIT(SecurityLog log, Purge purge, MockMvc mvc, Clock clock) {
    this.log = log;
    this.purge = purge;
    this.mvc = mvc;
    this.now = clock.instant();
  }

  @Test
  void userReadsWhatHappenedTheLatestFirst() throws Exception {
    log.addOnce(
        user + "-1",
        user,
        SecurityEvent.LOGIN_FAILED,
        now.minusSeconds(60),
        CLIENT,
        null,
        Map.of());
    log.add(user, SecurityEvent.PASSWORD_CHANGED, CLIENT, Map.of("client", "web"));
    log.add("somebody-else", SecurityEvent.LOGIN, CLIENT, Map.of());

    read(user, "user", "")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items.length()").value(2))
        .andExpect(jsonPath("$.items[0].event").value("password_changed"))
        .andExpect(jsonPath("$.items[0].success").value(true))
        .andExpect(jsonPath("$.items[0].address").value("203.0.113.7"))
        .andExpect(jsonPath("$.items[0].device.type").value("desktop"))
        .andExpect(jsonPath("$.items[0].device.browser").value("Firefox"))
        .andExpect(jsonPath("$.items[0].device.os").value("Linux"))
        .andExpect(jsonPath("$.items[0].details.client").value("web"))
        .andExpect(jsonPath("$.items[1].id").value(user + "-1"))
        .andExpect(jsonPath("$.items[1].event").value("login_failed"))
        .andExpect(jsonPath("$.items[1].success").value(false))
        .andExpect(jsonPath("$.next").isEmpty());
  }

  @Test
  void pageLeadsToTheNextForAdminsToo() throws Exception {
    for (int i = 0; i < 3; i++) {
      log.addOnce(
          user + "-" + i, user, SecurityEvent.LOGIN, now.plusSeconds(i), CLIENT, "s", Map.of());
    }

    String first = body(read("admin-1", "admin", "?size=2&userId=" + user));
    String second = body(read("admin-1", "admin", next(first)));

    assertThat(JsonPath.<List<String>>read(first, "$.items[*].id"))
        .containsExactly(user + "-2", user + "-1");
    assertThat(JsonPath.<List<String>>read(second, "$.items[*].id")).containsExactly(user + "-0");
    assertThat(JsonPath.<Object>read(second, "$.next")).isNull();
  }

  @Test
  void anothersLogIsForAdmins() throws Exception {
    mvc.perform(get(ADDRESS)).andExpect(status().isUnauthorized());
    read(user, "user", "?userId=somebody-else").andExpect(status().isForbidden());
    read(user, "user", "?userId=" + user).andExpect(status().isOk());
    read(user, "admin", "?userId=somebody-else").andExpect(status().isOk());
  }

  @Test
  void badPageIsNamed() throws Exception {
    read(user, "user", "?size=101")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("size"));
    read(user, "user", "?after=nonsense")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("after"));
  }

  @Test
  void entryIsWrittenOnce() {
    log.addOnce(user + "-1", user, SecurityEvent.LOGIN, now, CLIENT, "s", Map.of());
    log.addOnce(user + "-1", user, SecurityEvent.LOGOUT, now, CLIENT, "s", Map.of());

    assertThat(log.ofUser(user, ADDRESS, null, 10).items())
        .extracting(SecurityLogEntry::event)
        .containsExactly("login");
    assertThat(log.existing(List.of(user + "-1", user + "-2"))).containsExactly(user + "-1");
  }

  @Test
  void entriesAreKeptForAYear() {
    Instant expired = now.minus(Duration.ofDays(365)).minusSeconds(1);
    log.addOnce(user + "-1", user, SecurityEvent.LOGIN, expired, CLIENT, "s", Map.of());
    log.addOnce(
        user + "-2", user, SecurityEvent.LOGIN, expired.plusSeconds(60), CLIENT, "s", Map.of());

    purge.run();

    assertThat(log.ofUser(user, ADDRESS, null, 10).items())
        .extracting(SecurityLogEntry::id)
        .containsExactly(user + "-2");
  }

  private ResultActions read(String subject, String role, String query) throws Exception {
    return mvc.perform(
        get(URI.create(ADDRESS + query))
            .with(
                jwt()
                    .jwt(token ->
                        token
                            .subject(subject)
                            .claim("realm_access", Map.of("roles", List.of(role))))));
  }

  private static String body(ResultActions answered) throws Exception {
    return answered.andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
  }

  private static String next(String page) {
    return JsonPath.<String>read(page, "$.next").substring(ADDRESS.length());
  }
}
