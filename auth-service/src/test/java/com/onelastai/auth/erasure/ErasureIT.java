package com.onelastai.auth.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;

import com.mongodb.client.model.Filters;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.Authenticator;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.auth.user.UserIT;
import com.onelastai.auth.usersecurity.UserSecurities;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.erasure.UserDataErased;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.problem.ApiException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.Cookie;
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
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

@UserIT
class ErasureIT {

  private static final ApiException AWAY =
      new ApiException(HttpStatus.SERVICE_UNAVAILABLE, "identity_unavailable", "away");

  @Autowired private Api api;
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
  void onlyATombstoneRemains() {
    String id = fullAccount();
    Answer erased = erase(id).is(204);
    assertThat(erased.cookie("onelastai_access"))
        .extracting(Cookie::getMaxAge, Cookie::getPath)
        .containsExactly(0, "/");
    assertThat(erased.cookie("onelastai_refresh"))
        .extracting(Cookie::getMaxAge, Cookie::getPath)
        .containsExactly(0, "/api/session");
    assertNothingIsHeld(id);
    assertThat(stored.document(id).keySet()).isSubsetOf("_id", "erasure", "outbox", "outboxLease");
    assertThat(stored.document(id).toJson()).doesNotContain("mail.example");
    await().untilAsserted(() -> assertThat(answers(id)).containsOnlyKeys("auth-service"));
    assertThat(stored.document(id).keySet()).containsOnly("_id", "erasure");
  }

  @Test
  void erasureIsCompleteWhenEveryServiceHasAnswered() {
    double before = open();
    String id = erasedAccount();
    assertThat(erasure(id)).doesNotContainKey("completedAt");
    assertThat(open()).isEqualTo(before + 1);
    answerForTheOthers(id);
    assertThat(open()).isEqualTo(before);
    Document completed = erasure(id);
    answer(id, "tracking-service");
    answer(id, "no such.service");
    String other = fullAccount();
    erase(other);
    answerForTheOthers(other);
    assertThat(erasure(id)).isEqualTo(completed);
  }

  @Test
  void removedServicesNeedNotAnswer() {
    String id = erasedAccount();

    tombstones.completeAll(Set.of("auth-service", "tracking-service"), clock.instant());
    assertThat(erasure(id)).doesNotContainKey("completedAt");
    tombstones.completeAll(Set.of("auth-service"), clock.instant());

    assertThat(erasure(id)).containsKey("completedAt");
  }

  @Test
  void erasureOfAnEarlierVersionIsCompletedToo() {
    double before = open();
    String id = erasedAccount();
    Query earlier = Query.query(Criteria.where("_id").is(id));
    mongo.updateFirst(earlier, new Update().unset("erasure.openSince"), "users");
    assertThat(open()).isEqualTo(before);

    tombstones.openEarlier(clock.instant());
    assertThat(open()).isEqualTo(before + 1);
    tombstones.completeAll(Set.of("auth-service"), clock.instant());

    assertThat(erasure(id)).containsKey("completedAt");
  }

  @Test
  void failedErasureIsRetriedByTheEvent() {
    String id = fullAccount();
    doThrow(AWAY, AWAY, AWAY).doNothing().when(keycloak).erase(id);
    erase(id).is(204);
    await().untilAsserted(() -> assertThat(answers(id)).containsKey("auth-service"));
    verify(keycloak, atLeast(4)).erase(id);
    assertNothingIsHeld(id);
    doNothing().when(keycloak).erase(id);
  }

  @Test
  void wrongProofErasesNothing() {
    String id = fullAccount();
    doThrow(new ApiException(HttpStatus.FORBIDDEN, "invalid_credentials", "wrong"))
        .when(credentials)
        .check(any(), eq("wrong"), any(), any());
    api.eraseAccount(id, "wrong").is(403, "invalid_credentials");
    delete(id, "{}").is(400);
    api.eraseAccount("", "x").is(401);
    assertThat(stored.document(id)).containsKey("email");
  }

  @Test
  void accountIsErasedOnceAndItsAddressIsFreeAgain() {
    String id = fullAccount();
    erase(id).is(204);
    erase(id).is(404);
    api.get("/api/user/profile", id).is(404);
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

  private String erasedAccount() {
    String id = fullAccount();
    erase(id);
    await().untilAsserted(() -> assertThat(answers(id)).containsKey("auth-service"));
    return id;
  }

  private void assertNothingIsHeld(String id) {
    for (String collection : List.of("usersecurities", "userprofiles", "userpreferences")) {
      assertThat(stored.count(collection, Filters.eq("_id", id))).as(collection).isZero();
    }
    assertThat(stored.count("securityLogs", Filters.eq("userId", id))).isZero();
  }

  private Answer erase(String id) {
    return delete(id, "{\"password\": \"right\", \"otp\": \"123456\"}");
  }

  private Answer delete(String id, String body) {
    return api.send(HttpMethod.DELETE, "/api/user/account", id, body);
  }

  private void answerForTheOthers(String id) {
    List.of(
            "tracking-service",
            "chat-service",
            "billing-service",
            "tools-service",
            "lab-service",
            "support-service",
            "community-service")
        .forEach(service -> answer(id, service));
    await().untilAsserted(() -> assertThat(erasure(id)).containsKey("completedAt"));
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
