package com.onelastai.auth.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mongodb.client.model.Filters;
import com.onelastai.auth.preferences.RecentAgents.RecentAgent;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.auth.user.UserIT;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.chat.ConversationStarted;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.messaging.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@UserIT
class RecentAgentsIT {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final MockMvc mvc;
  private final StoredUsers stored;
  private final RecentAgents recent;
  private final EventPublisher publisher;
  private final String id;

  @Autowired
  RecentAgentsIT(MockMvc mvc, StoredUsers stored, RecentAgents recent, EventPublisher publisher) {
    this.mvc = mvc;
    this.stored = stored;
    this.recent = recent;
    this.publisher = publisher;
    this.id = stored.add();
  }

  @Test
  void lastTenAreKeptInWhateverOrderAndHoweverOftenTheyCome() {
    List<Received<ConversationStarted>> talks = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      talks.add(talk("agent-" + i, i));
    }
    talks.add(talk("agent-3", 20));
    Random random = new Random(4);
    for (int round = 0; round < 3; round++) {
      Collections.shuffle(talks, random);
      recent.on(talks.subList(0, 5));
      recent.on(talks);
    }

    assertThat(recent.of(id))
        .extracting(RecentAgent::agentId)
        .containsExactly(
            "agent-3",
            "agent-11",
            "agent-10",
            "agent-9",
            "agent-8",
            "agent-7",
            "agent-6",
            "agent-5",
            "agent-4",
            "agent-2");
    assertThat(recent.of(id).getFirst().at()).isEqualTo(START.plusSeconds(20));
  }

  @Test
  void talksAtOnceAllStand() {
    List<Received<ConversationStarted>> talks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      talks.add(talk("agent-" + i, i));
    }
    talks.parallelStream().forEach(talk -> recent.on(List.of(talk)));

    assertThat(recent.of(id)).hasSize(6);
  }

  @Test
  void theyAreShownWithThePreferencesAndExported() throws Exception {
    publisher.publish(List.of(talk("einstein", 0).envelope(), talk("mozart", 1).envelope()));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(recent.of(id)).hasSize(2));

    mvc.perform(authorized(get("/api/user/profile/" + id + "/preferences")))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .json(
                    """
                    {"language": "en", "theme": "system",
                     "notifications": {"email": true, "push": false, "sms": false},
                     "privacy": {"showProfile": true, "showActivity": false},
                     "recentAgents": [
                       {"agentId": "mozart", "at": "2026-03-01T12:00:01Z"},
                       {"agentId": "einstein", "at": "2026-03-01T12:00:00Z"}]}
                    """,
                    JsonCompareMode.STRICT));
    mvc.perform(authorized(get("/api/user/export")))
        .andExpect(jsonPath("$.recentAgents[0].agentId").value("mozart"));
  }

  @Test
  void theyAreNobodysToSetAndNoStrangersToSee() throws Exception {
    mvc.perform(
            authorized(patch("/api/user/profile/" + id + "/preferences"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"recentAgents\": []}"))
        .andExpect(status().isBadRequest());
    mvc.perform(authorized(get("/api/user/profile/" + stored.add() + "/preferences")))
        .andExpect(status().isForbidden());
  }

  @Test
  void visitorsTalkIsNobodys() {
    String visitor = UUID.randomUUID().toString();
    recent.on(List.of(received(START, new ConversationStarted("c-1", "einstein", null, visitor))));

    assertThat(stored.count("userpreferences", Filters.eq("_id", visitor))).isZero();
    assertThat(recent.of(id)).isEmpty();
  }

  @Test
  void lateTalkDoesNotBringAnErasedUserBack() throws Exception {
    recent.on(List.of(talk("einstein", 0)));
    mvc.perform(
            authorized(MockMvcRequestBuilders.delete("/api/user/account"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"password\": \"right\"}"))
        .andExpect(status().isNoContent());
    assertThat(stored.count("userpreferences", Filters.eq("_id", id))).isZero();

    recent.on(List.of(talk("mozart", 1)));

    assertThat(stored.count("userpreferences", Filters.eq("_id", id))).isZero();
  }

  private MockHttpServletRequestBuilder authorized(MockHttpServletRequestBuilder request) {
    return request.header(HttpHeaders.AUTHORIZATION, "Bearer " + id);
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
