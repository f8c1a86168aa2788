package com.onelastai.auth.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.onelastai.auth.test.Api;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.auth.user.UserIT;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.chat.ConversationStarted;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.messaging.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@UserIT
class RecentAgentsIT {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @Autowired private Api api;
  @Autowired private StoredUsers stored;
  @Autowired private RecentAgents recent;
  @Autowired private EventPublisher publisher;
  private String id = "";

  @BeforeEach
  void createAccount() {
    id = stored.add();
  }

  @Test
  void lastTenAreKeptInAnyOrderAndIdempotently() {
    List<Received<ConversationStarted>> talks = new ArrayList<>(talks(12));
    talks.add(talk("agent-3", 20));
    Random random = new Random(4);
    for (int round = 0; round < 3; round++) {
      Collections.shuffle(talks, random);
      recent.on(talks.subList(0, 5));
      recent.on(talks);
    }

    assertThat(recent.of(id))
        .extracting(talk -> talk.agentId().replace("agent-", ""))
        .containsExactly("3", "11", "10", "9", "8", "7", "6", "5", "4", "2");
    assertThat(recent.of(id).getFirst().at()).isEqualTo(START.plusSeconds(20));
  }

  @Test
  void concurrentConversationsAreAllStored() {
    talks(6).parallelStream().forEach(talk -> recent.on(List.of(talk)));

    assertThat(recent.of(id)).hasSize(6);
  }

  @Test
  void theyAreReturnedWithThePreferencesAndExported() {
    publisher.publish(List.of(talk("einstein", 0).envelope(), talk("mozart", 1).envelope()));
    await().untilAsserted(() -> assertThat(recent.of(id)).hasSize(2));

    api.get(preferences(id), id)
        .is(200)
        .hasOnly(
            """
            {"language": "en", "theme": "system",
             "notifications": {
               "email": true, "push": false, "sms": false, "digest": false, "quietHours": null},
             "privacy": {"showProfile": true, "showActivity": false},
             "recentAgents": [
               {"agentId": "mozart", "at": "2026-03-01T12:00:01Z"},
               {"agentId": "einstein", "at": "2026-03-01T12:00:00Z"}]}
            """);
    api.get("/api/user/export", id).has("/recentAgents/0/agentId", "mozart");
  }

  @Test
  void nobodyCanSetThemAndOtherUsersCannotReadThem() {
    api.send(HttpMethod.PATCH, preferences(id), id, "{\"recentAgents\": []}").is(400);
    api.get(preferences(stored.add()), id).is(403);
  }

  @Test
  void conversationOfAVisitorIsIgnored() {
    String visitor = UUID.randomUUID().toString();
    recent.on(List.of(received(START, new ConversationStarted("c-1", "einstein", null, visitor))));

    assertThat(stored.count("userpreferences", Filters.eq("_id", visitor))).isZero();
    assertThat(recent.of(id)).isEmpty();
  }

  @Test
  void lateConversationOfAnErasedUserStoresNothing() {
    recent.on(List.of(talk("einstein", 0)));
    api.eraseAccount(id, "right").is(204);
    assertThat(stored.count("userpreferences", Filters.eq("_id", id))).isZero();

    recent.on(List.of(talk("mozart", 1)));

    assertThat(stored.count("userpreferences", Filters.eq("_id", id))).isZero();
  }

  private static String preferences(String userId) {
    return "/api/user/profile/" + userId + "/preferences";
  }

  private List<Received<ConversationStarted>> talks(int count) {
    return IntStream.range(0, count).mapToObj(i -> talk("agent-" + i, i)).toList();
  }

  private Received<ConversationStarted> talk(String agentId, long second) {
    return received(
        START.plusSeconds(second), new ConversationStarted("c-" + second, agentId, id, null));
  }

  private static Received<ConversationStarted> received(Instant time, ConversationStarted event) {
    return new Received<>(
        new EventEnvelope<>(UUID.randomUUID().toString(), time, event), 0, time.toEpochMilli());
  }
}
