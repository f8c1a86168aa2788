package com.onelastai.auth.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mongodb.client.model.Filters;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.Authenticator;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.auth.user.UserIT;
import com.onelastai.auth.usersecurity.UserSecurities;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.erasure.UserDataErased;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.problem.ApiException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@UserIT
class ErasureIT {

  private static final ApiException AWAY =
      new ApiException(HttpStatus.SERVICE_UNAVAILABLE, "identity_unavailable", "away");

  @Autowired private MockMvc mvc;
  @Autowired private StoredUsers stored;
  @Autowired private KeycloakUsers keycloak;
  @Autowired private Authenticator credentials;
  @Autowired private UserSecurities securities;
  @Autowired private SecurityLog log;
  @Autowired private MongoOperations mongo;
  @Autowired private EventPublisher events;
  @Autowired private MeterRegistry meters;
  @Autowired private Tombstones tombstones;
  @Autowired private Clock clock;

  @Test
  void nothingButATombstoneIsLeft() throws Exception {
    String id = fullAccount();
    erase(id)
        .andExpect(status().isNoContent())
        .andExpect(cookie().maxAge("onelastai_access", 0))
        .andExpect(cookie().path("onelastai_access", "/"))
        .andExpect(cookie().maxAge("onelastai_refresh", 0))
        .andExpect(cookie().path("onelastai_refresh", "/api/session"));
    assertNothingIsHeld(id);
    assertThat(stored.document(id).keySet()).isSubsetOf("_id", "erasure", "outbox", "outboxLease");
    assertThat(stored.document(id).toJson()).doesNotContain("mail.example");
    await().untilAsserted(() -> assertThat(answers(id)).containsOnlyKeys("auth-service"));
    assertThat(stored.document(id).keySet()).containsOnly("_id", "erasure");
  }

  @Test
  void erasureIsCompleteWhenEveryServiceHasAnswered() throws Exception {
    double before = open();
    String id = fullAccount();
    erase(id);
    await().untilAsserted(() -> assertThat(answers(id)).containsKey("auth-service"));
    assertThat(erasure(id)).doesNotContainKey("completedAt");
    assertThat(open()).isEqualTo(before + 1);
    answer(id, "tracking-service");
    answer(id, "chat-service");
    answer(id, "billing-service");
    await().untilAsserted(() -> assertThat(erasure(id)).containsKey("completedAt"));
    assertThat(open()).isEqualTo(before);
    Document completed = erasure(id);
    answer(id, "tracking-service");
    answer(id, "no such.service");
    String other = fullAccount();
    erase(other);
    answer(other, "tracking-service");
    answer(other, "chat-service");
    answer(other, "billing-service");
    await().untilAsserted(() -> assertThat(erasure(other)).containsKey("completedAt"));
    assertThat(erasure(id)).isEqualTo(completed);
  }

  @Test
  void servicesThatNeedNotAnswerAnyMoreAreNotWaitedFor() throws Exception {
    String id = fullAccount();
    erase(id);
    await().untilAsserted(() -> assertThat(answers(id)).containsKey("auth-service"));

    tombstones.completeAll(Set.of("auth-service", "tracking-service"), clock.instant());
    assertThat(erasure(id)).doesNotContainKey("completedAt");
    tombstones.completeAll(Set.of("auth-service"), clock.instant());

    assertThat(erasure(id)).containsKey("completedAt");
  }

  @Test
  void erasureOfAnEarlierVersionIsCompletedToo() throws Exception {
    double before = open();
    String id = fullAccount();
    erase(id);
    await().untilAsserted(() -> assertThat(answers(id)).containsKey("auth-service"));
    Query earlier = Query.query(Criteria.where("_id").is(id));
    mongo.updateFirst(earlier, new Update().unset("erasure.openSince"), "users");
    assertThat(open()).isEqualTo(before);

    tombstones.openEarlier(clock.instant());
    assertThat(open()).isEqualTo(before + 1);
    tombstones.completeAll(Set.of("auth-service"), clock.instant());

    assertThat(erasure(id)).containsKey("completedAt");
  }

  @Test
  void whatFailsAtOnceIsDoneByTheEvent() throws Exception {
    String id = fullAccount();
    doThrow(AWAY, AWAY, AWAY).doNothing().when(keycloak).erase(id);
    erase(id).andExpect(status().isNoContent());
    await().untilAsserted(() -> assertThat(answers(id)).containsKey("auth-service"));
    verify(keycloak, atLeast(4)).erase(id);
    assertNothingIsHeld(id);
    doNothing().when(keycloak).erase(id);
  }

  @Test
  void wrongProofErasesNothing() throws Exception {
    String id = fullAccount();
    doThrow(new ApiException(HttpStatus.FORBIDDEN, "invalid_credentials", "wrong"))
        .when(credentials)
        .check(any(), eq("wrong"), any(), any());
    delete(id, "{\"password\": \"wrong\"}")
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.code").value("invalid_credentials"));
    delete(id, "{}").andExpect(status().isBadRequest());
    mvc.perform(
            MockMvcRequestBuilders.delete("/api/user/account")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"password\": \"x\"}"))
        .andExpect(status().isUnauthorized());
    assertThat(stored.document(id)).containsKey("email");
  }

  @Test
  void accountIsErasedOnceAndItsAddressIsFreeAgain() throws Exception {
    String id = fullAccount();
    erase(id).andExpect(status().isNoContent());
    erase(id).andExpect(status().isNotFound());
    mvc.perform(get("/api/user/profile").header(HttpHeaders.AUTHORIZATION, "Bearer " + id))
        .andExpect(status().isNotFound());
    stored.add("user-" + UUID.randomUUID(), id + "@mail.example");
    assertThat(stored.count("users", Filters.eq("email", id + "@mail.example"))).isEqualTo(1);
  }

  private String fullAccount() {
    String id = stored.add();
    securities.ensure(id);
    mongo.insert(new Document("_id", id).append("avatar", null), "userprofiles");
    mongo.insert(new Document("_id", id).append("recentAgents", List.of()), "userpreferences");
    log.add(id, SecurityEvent.LOGIN, new Client(null, null), Map.of());
    return id;
  }

  private void assertNothingIsHeld(String id) {
    assertThat(stored.count("usersecurities", Filters.eq("_id", id))).isZero();
    assertThat(stored.count("userprofiles", Filters.eq("_id", id))).isZero();
    assertThat(stored.count("userpreferences", Filters.eq("_id", id))).isZero();
    assertThat(stored.count("securityLogs", Filters.eq("userId", id))).isZero();
  }

  private ResultActions erase(String id) throws Exception {
    return delete(id, "{\"password\": \"right\", \"otp\": \"123456\"}");
  }

  private ResultActions delete(String id, String body) throws Exception {
    return mvc.perform(
        MockMvcRequestBuilders.delete("/api/user/account")
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + id)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  private void answer(String id, String service) {
    UserDataErased answer = new UserDataErased(id, service);
    events.publish(
        List.of(new EventEnvelope<>(UUID.randomUUID().toString(), clock.instant(), answer)));
  }

  private Document erasure(String id) {
    return stored.document(id).get("erasure", Document.class);
  }

  private Document answers(String id) {
    return erasure(id).get("answers", Document.class);
  }

  private double open() {
    return meters.get("auth.erasures.open").gauge().value();
  }
}
