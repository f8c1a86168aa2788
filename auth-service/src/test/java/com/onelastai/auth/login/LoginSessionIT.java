package com.onelastai.auth.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.auth.keycloak.KeycloakSessions;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Session;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.test.SecurityLogs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

@AuthServiceIT
class LoginSessionIT {

  private static final String SESSIONS = "/api/auth/sessions";

  private final Api api;
  private final KeycloakSessions keycloak;
  private final MongoOperations mongo;

  @Autowired
  LoginSessionIT(Api api, KeycloakSessions keycloak, MongoOperations mongo) {
    this.api = api;
    this.keycloak = keycloak;
    this.mongo = mongo;
  }

  @Test
  void sessionsSayFromWhereAndWithWhat() {
    Session first = api.newSession();
    Session second = api.session(first.email());

    JsonNode items = api.get(SESSIONS, second).is(200).body().at("/items");

    assertThat(items).hasSize(2);
    JsonNode current = current(items, true);
    assertThat(current.at("/address").asString()).isEqualTo("203.0.113.7");
    assertThat(current.at("/browser").asString()).isEqualTo("Firefox");
    assertThat(current.at("/device/type").asString()).isEqualTo("desktop");
    assertThat(current.at("/startedAt").asString()).isNotEmpty();
    assertThat(current.at("/lastSeenAt").asString()).isNotEmpty();
    assertThat(current(items, false).at("/id").asString())
        .isNotEqualTo(current.at("/id").asString());
  }

  @Test
  void endedSessionCannotBeRefreshed() {
    Session kept = api.newSession();
    Session lost = api.session(kept.email());
    String id = id(kept, false);

    api.delete(SESSIONS + "/" + id, kept).is(204);

    api.refresh(lost.refreshToken()).is(401, "refresh_token_invalid");
    api.refresh(kept.refreshToken()).is(200);
    api.delete(SESSIONS + "/" + id, kept).is(404, "not_found");
    assertThat(SecurityLogs.of(mongo, kept.userId())).contains("session_revoked");
  }

  @Test
  void sessionOfSomeoneElseIsNotFoundAndGoesOn() {
    Session mine = api.newSession();
    Session other = api.newSession();

    api.delete(SESSIONS + "/" + id(other, true), mine).is(404, "not_found");
    api.delete(SESSIONS + "/unknown", mine).is(404, "not_found");

    api.refresh(other.refreshToken()).is(200);
    api.get(SESSIONS, null).is(401, "unauthenticated");
  }

  @Test
  void allOthersEndAtOnce() {
    Session kept = api.newSession();
    Session first = api.session(kept.email());
    Session second = api.session(kept.email());

    api.delete(SESSIONS, kept).is(204);

    await().untilAsserted(() -> assertThat(keycloak.ids(kept.userId())).hasSize(1));
    api.refresh(first.refreshToken()).is(401, "refresh_token_invalid");
    api.refresh(second.refreshToken()).is(401, "refresh_token_invalid");
    api.refresh(kept.refreshToken()).is(200);
  }

  private String id(Session session, boolean current) {
    return current(api.get(SESSIONS, session).is(200).body().at("/items"), current)
        .at("/id")
        .asString();
  }

  private static JsonNode current(JsonNode items, boolean current) {
    return items
        .valueStream()
        .filter(item -> item.at("/current").asBoolean() == current)
        .findFirst()
        .orElseThrow();
  }
}
