package com.onelastai.auth.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.auth.user.UserIT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@UserIT
class ExportIT {

  private static final Client CLIENT = new Client("192.0.2.1", "Browser/1");

  private final MockMvc mvc;
  private final StoredUsers stored;
  private final MongoOperations mongo;
  private final SecurityLog log;
  private final Clock clock;
  private final String id;

  @Autowired
  ExportIT(MockMvc mvc, StoredUsers stored, MongoOperations mongo, SecurityLog log, Clock clock) {
    this.mvc = mvc;
    this.stored = stored;
    this.mongo = mongo;
    this.log = log;
    this.clock = clock;
    this.id = stored.add();
  }

  @Test
  void newAccountIsExportedAsAFile() throws Exception {
    export(id)
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "application/json"))
        .andExpect(header().string("Cache-Control", "no-store"))
        .andExpect(
            header()
                .string("Content-Disposition", "attachment; filename=\"onelastai-account.json\""))
        .andExpect(jsonPath("$.account.email").value(id + "@mail.example"))
        .andExpect(jsonPath("$.account.preferences.language").value("en"))
        .andExpect(jsonPath("$.avatar").isEmpty())
        .andExpect(jsonPath("$.securityLog").isEmpty())
        .andExpect(jsonPath("$.exportedAt").isString());
  }

  @Test
  void everythingHeldIsInItAndNoSecret() throws Exception {
    Date later = Date.from(clock.instant().plus(Duration.ofHours(1)));
    Date earlier = Date.from(clock.instant().minusSeconds(1));
    mongo.insert(
        new Document("_id", id)
            .append(
                "tokens",
                new Document("VERIFY_EMAIL", token(later)).append("RESET_PASSWORD", token(earlier)))
            .append(
                "devices",
                List.of(new Document("key", "Firefox on Linux").append("firstSeenAt", earlier))),
        "usersecurities");
    mongo.insert(
        new Document("_id", id)
            .append(
                "avatar",
                new Document("png", new byte[] {1, 2, 3})
                    .append("version", "v")
                    .append("storedAt", earlier)),
        "userprofiles");
    log.add(id, SecurityEvent.PROFILE_CHANGED, CLIENT, Map.of("fields", "name"));
    String export =
        export(id)
            .andExpect(jsonPath("$.avatar.contentType").value("image/png"))
            .andExpect(jsonPath("$.avatar.data").value("AQID"))
            .andExpect(jsonPath("$.knownDevices[0].key").value("Firefox on Linux"))
            .andExpect(jsonPath("$.openTokens.length()").value(1))
            .andExpect(jsonPath("$.openTokens[0].purpose").value("VERIFY_EMAIL"))
            .andExpect(jsonPath("$.securityLog[0].event").value("profile_changed"))
            .andExpect(jsonPath("$.securityLog[0].address").value("192.0.2.1"))
            .andExpect(jsonPath("$.securityLog[0].details.fields").value("name"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(export).doesNotContain("secret-nonce", "outbox");
  }

  @Test
  void longLogIsExportedWholeOldestFirst() throws Exception {
    String other = stored.add();
    for (int i = 0; i < 1_200; i++) {
      log.add(id, SecurityEvent.LOGIN, CLIENT, Map.of());
    }
    log.add(other, SecurityEvent.LOGIN, CLIENT, Map.of());
    List<String> times =
        JsonPath.read(
            export(id).andReturn().getResponse().getContentAsString(), "$.securityLog[*].at");
    assertThat(times).hasSize(1_200).extracting(Instant::parse).isSorted();
  }

  @Test
  void exportNeedsAnAccount() throws Exception {
    mvc.perform(get("/api/user/export")).andExpect(status().isUnauthorized());
    export("user-none").andExpect(status().isNotFound());
  }

  private static Document token(Date expiresAt) {
    return new Document("nonce", "secret-nonce")
        .append("email", "ada@mail.example")
        .append("expiresAt", expiresAt);
  }

  private ResultActions export(String token) throws Exception {
    return mvc.perform(
        get("/api/user/export").header(HttpHeaders.AUTHORIZATION, "Bearer " + token));
  }
}
