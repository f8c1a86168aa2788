package com.onelastai.auth.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.keycloak.KeycloakAccess;
import com.onelastai.auth.keycloak.KeycloakSessions;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.Api.Session;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.user.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

@AuthServiceIT
class AdminUserIT {

  private static final String USERS = "/api/admin/users";

  /** Of the test's tokens. */
  private static final String ADMIN_ID = "admin-1";

  @Autowired private Api api;
  @Autowired private KeycloakAccess access;
  @Autowired private KeycloakSessions sessions;
  @Autowired private Users users;

  @Test
  void accountsAreListedNewestFirst() {
    Session older = api.newSession();
    Session newer = api.newSession();

    Answer list = admin(HttpMethod.GET, USERS + "?size=100").is(200);
    assertThat(list.body().get("items").findValuesAsString("id"))
        .containsSubsequence(newer.userId(), older.userId());
    assertThat(
            StreamSupport.stream(list.body().get("items").spliterator(), false)
                .filter(item -> item.get("id").asString().equals(newer.userId()))
                .findFirst()
                .orElseThrow()
                .propertyNames())
        .containsExactlyInAnyOrder(
            "id",
            "name",
            "email",
            "emailVerified",
            "twoFactorEnabled",
            "createdAt",
            "lastLoginAt",
            "loginAttempts",
            "lockUntil");
  }

  @Test
  void pagesShowEachAccountOnceAndNoErasedOne() {
    List<String> created = List.of(id(), id(), id());
    Session erased = api.newSession();
    api.eraseAccount(erased.accessToken(), Api.PASSWORD).is(204);

    assertThat(pages(USERS + "?size=1", 50))
        .doesNotHaveDuplicates()
        .doesNotContain(erased.userId())
        .containsSubsequence(created.reversed());
  }

  @Test
  void searchFindsTheBeginningOfAnAddressInAnyCase() {
    String name = "s" + UUID.randomUUID().toString().replace("-", "");
    for (String number : List.of("1", "2", "3")) {
      api.register(name + number + "@example.com").is(201);
    }
    api.register("x" + name + "@example.com").is(201);

    String search = USERS + "?email=" + name.toUpperCase(Locale.ROOT);
    assertThat(
            admin(HttpMethod.GET, search).is(200).body().get("items").findValuesAsString("email"))
        .containsExactly(name + "1@example.com", name + "2@example.com", name + "3@example.com");
    assertThat(pages(search + "&size=2", 5)).hasSize(3).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"%5E.*", "%24ne", "%2A", "%C3%BC", "%7B%7D"})
  void searchTakesEveryCharacterLiterally(String prefix) {
    id();
    assertThat(admin(HttpMethod.GET, USERS + "?email=" + prefix).is(200).body().get("items"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "email=, email",
    "email=a%00, email",
    "size=0, size",
    "size=101, size",
    "after=x, after",
    "role=admin, role"
  })
  void invalidParameterIsNamed(String query, String field) {
    admin(HttpMethod.GET, USERS + "?" + query)
        .is(400, "invalid_request")
        .has("/errors/0/field", field);
  }

  @Test
  void oneAccountIsShownWithItsRoles() {
    Session user = api.newSession();
    details(user.userId())
        .has(
            "{\"id\": \"%s\", \"email\": \"%s\", \"enabled\": true, \"roles\": [\"user\"]}"
                .formatted(user.userId(), user.email()));
    admin(HttpMethod.GET, USERS + "/" + UUID.randomUUID()).is(404, "not_found");
  }

  @Test
  void disabledAccountLosesItsSessionsAndCannotSignInUntilItIsEnabled() {
    Session user = api.newSession();

    admin(HttpMethod.POST, USERS + "/" + user.userId() + "/disable").is(204);
    assertThat(sessions.ids(user.userId())).isEmpty();
    api.refresh(user.refreshToken()).is(401);
    api.login(user.email(), Api.PASSWORD).is(403, "account_disabled");
    details(user.userId()).has("/enabled", false);
    assertThat(logged(user.userId(), "account_disabled")).isEqualTo(ADMIN_ID);

    admin(HttpMethod.POST, USERS + "/" + user.userId() + "/enable").is(204);
    api.login(user.email(), Api.PASSWORD).is(200);
    assertThat(logged(user.userId(), "account_enabled")).isEqualTo(ADMIN_ID);
  }

  @Test
  void unlockedAccountCanSignInAtOnce() {
    Session user = api.newSession();
    for (int i = 0; i < 10; i++) {
      api.login(user.email(), "a wrong passphrase");
    }
    api.login(user.email(), Api.PASSWORD).is(423, "account_locked");

    admin(HttpMethod.POST, USERS + "/" + user.userId() + "/unlock").is(204);
    api.login(user.email(), Api.PASSWORD).is(200);
    assertThat(logged(user.userId(), "account_unlocked")).isEqualTo(ADMIN_ID);
  }

  @Test
  void lockIsRemovedFromTheCopyToo() {
    Session user = api.newSession();
    users.update(
        user.userId(),
        new Update()
            .set("lockUntil", Instant.parse("2100-01-01T00:00:00Z"))
            .set("loginAttempts", 5));
    details(user.userId()).has("/loginAttempts", 5);

    admin(HttpMethod.POST, USERS + "/" + user.userId() + "/unlock").is(204);
    details(user.userId()).has("/loginAttempts", 0).has("/lockUntil", "");
  }

  @Test
  void roleIsGrantedAndRevokedWithTheSessions() {
    Session user = api.newSession();
    String role = USERS + "/" + user.userId() + "/roles/admin";

    admin(HttpMethod.PUT, role).is(204);
    admin(HttpMethod.PUT, role).is(204);
    assertThat(access.find(user.userId()).orElseThrow().roles()).containsExactly("user", "admin");
    api.login(user.email(), Api.PASSWORD).is(200).has("/user/roles/1", "admin");
    assertThat(logged(user.userId(), "role_granted")).isEqualTo(ADMIN_ID);

    admin(HttpMethod.DELETE, role).is(204);
    admin(HttpMethod.DELETE, role).is(204);
    assertThat(access.find(user.userId()).orElseThrow().roles()).containsExactly("user");
    assertThat(sessions.ids(user.userId())).isEmpty();
    assertThat(logged(user.userId(), "role_revoked")).isEqualTo(ADMIN_ID);
  }

  @Test
  void adminsCannotShutThemselvesOut() {
    Session admin = api.newSession();
    admin(HttpMethod.PUT, USERS + "/" + admin.userId() + "/roles/admin").is(204);
    Session again = api.session(admin.email());
    String own = USERS + "/" + admin.userId();

    api.send(HttpMethod.POST, own + "/disable", again.accessToken(), "").is(409, "own_account");
    api.send(HttpMethod.DELETE, own + "/roles/admin", again.accessToken(), "")
        .is(409, "own_account");
    assertThat(access.find(admin.userId()).orElseThrow())
        .isEqualTo(new KeycloakAccess.Access(true, List.of("user", "admin")));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, ''",
    "GET, /x",
    "POST, /x/disable",
    "POST, /x/enable",
    "POST, /x/unlock",
    "PUT, /x/roles/admin",
    "DELETE, /x/roles/admin"
  })
  void onlyAdminsMayCallAndUnknownAccountsAreNotFound(String method, String path) {
    HttpMethod verb = HttpMethod.valueOf(method);
    String address = USERS + path.replace("x", UUID.randomUUID().toString());
    api.send(verb, address, "", "").is(401, "unauthenticated");
    api.send(verb, address, UUID.randomUUID().toString(), "").is(403, "forbidden");
    if (!path.isEmpty()) {
      admin(verb, address).is(404, "not_found");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"support", "moderator"})
  void teamsAreNamedByAdmins(String team) {
    Session user = api.newSession();
    String role = USERS + "/" + user.userId() + "/roles/" + team;

    admin(HttpMethod.PUT, role).is(204);
    assertThat(access.find(user.userId()).orElseThrow().roles()).containsExactly("user", team);
    api.login(user.email(), Api.PASSWORD).is(200).has("/user/roles/1", team);

    admin(HttpMethod.DELETE, role).is(204);
    assertThat(access.find(user.userId()).orElseThrow().roles()).containsExactly("user");
  }

  @Test
  void otherRolesCannotBeGranted() {
    admin(HttpMethod.PUT, USERS + "/" + id() + "/roles/realm-admin").is(400, "invalid_request");
  }

  private String id() {
    return api.register(Api.newEmail()).is(201).text("/id");
  }

  private Answer details(String userId) {
    return admin(HttpMethod.GET, USERS + "/" + userId).is(200);
  }

  private Answer admin(HttpMethod method, String path) {
    return method == HttpMethod.GET ? api.get(path, "admin") : api.send(method, path, "admin", "");
  }

  /** Who did it, by the user's security log. */
  private String logged(String userId, String event) {
    for (JsonNode entry :
        api.get("/api/security/logs?userId=" + userId, "admin").is(200).body().get("items")) {
      if (entry.get("event").asString().equals(event)) {
        return entry.at("/details/by").asString();
      }
    }
    return "";
  }

  private List<String> pages(String address, int atMost) {
    List<String> ids = new ArrayList<>();
    String next = address;
    for (int i = 0; i < atMost && !next.isEmpty(); i++) {
      Answer page = admin(HttpMethod.GET, next).is(200);
      ids.addAll(page.body().get("items").findValuesAsString("id"));
      next = page.text("/next");
    }
    return ids;
  }
}
