package com.onelastai.auth.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.auth.user.UserIT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@UserIT
class ExportIT {

  private static final Client CLIENT = new Client("192.0.2.1", "Browser/1");

  @Autowired private Api api;
  @Autowired private StoredUsers stored;
  @Autowired private MongoOperations mongo;
  @Autowired private SecurityLog log;
  @Autowired private Clock clock;
  private String id = "";

  @BeforeEach
  void createAccount() {
    id = stored.add();
  }

  @Test
  void newAccountIsExportedAsAFile() {
    Answer export =
        export(id)
            .is(200)
            .has("/account/email", id + "@mail.example")
            .has("/avatar", "")
            .has("{\"account\": {\"preferences\": {\"language\": \"en\"}}, \"securityLog\": []}");

    assertThat(export.text("/exportedAt")).isNotEmpty();
    assertThat(List.of("Content-Type", "Cache-Control", "Content-Disposition"))
        .map(export.response()::getHeader)
        .containsExactly(
            "application/json", "no-store", "attachment; filename=\"onelastai-account.json\"");
  }

  @Test
  void allDataIsExportedAndNoSecret() {
    Date later = Date.from(clock.instant().plus(Duration.ofHours(1)));
    Date earlier = Date.from(clock.instant().minusSeconds(1));
    Document device = new Document("key", "Firefox on Linux").append("firstSeenAt", earlier);
    mongo.insert(
        new Document("_id", id)
            .append(
                "tokens",
                new Document("VERIFY_EMAIL", token(later)).append("RESET_PASSWORD", token(earlier)))
            .append("devices", List.of(device)),
        "usersecurities");
    Document avatar =
        new Document("png", new byte[] {1, 2, 3})
            .append("version", "v")
            .append("storedAt", earlier);
    mongo.insert(new Document("_id", id).append("avatar", avatar), "userprofiles");
    log.add(id, SecurityEvent.PROFILE_CHANGED, CLIENT, Map.of("fields", "name"));

    Answer export =
        export(id)
            .has(
                """
                {"avatar": {"contentType": "image/png", "data": "AQID"},
                 "knownDevices": [{"key": "Firefox on Linux"}],
                 "openTokens": [{"purpose": "VERIFY_EMAIL"}],
                 "securityLog": [{"event": "profile_changed", "address": "192.0.2.1",
                                  "details": {"fields": "name"}}]}
                """);

    assertThat(export.body().toString()).doesNotContain("secret-nonce", "outbox");
  }

  @Test
  void longLogIsExportedWholeOldestFirst() {
    for (int i = 0; i < 1_200; i++) {
      log.add(id, SecurityEvent.LOGIN, CLIENT, Map.of());
    }
    log.add(stored.add(), SecurityEvent.LOGIN, CLIENT, Map.of());

    assertThat(export(id).body().at("/securityLog").findValuesAsString("at"))
        .hasSize(1_200)
        .extracting(Instant::parse)
        .isSorted();
  }

  @Test
  void exportRequiresAnAccount() {
    api.get("/api/user/export").is(401);
    export("user-none").is(404);
  }

  private static Document token(Date expiresAt) {
    return new Document("nonce", "secret-nonce")
        .append("email", "ada@mail.example")
        .append("expiresAt", expiresAt);
  }

  private Answer export(String token) {
    return api.get("/api/user/export", token);
  }
}
