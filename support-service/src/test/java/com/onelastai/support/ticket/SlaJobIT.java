package com.onelastai.support.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class SlaJobIT extends TicketTest {

  @Autowired SlaJob job;

  @Test
  void teamIsWarnedOnceBeforeABreach() {
    String id = open(person);
    change(member, id, Map.of("version", 1, "priority", "urgent")).is(200);
    Instant warning = Objects.requireNonNull(store.require(id).sla().nextCheckAt());
    Instant due = Objects.requireNonNull(store.require(id).sla().firstResponseDueAt());
    assertThat(warning).isBefore(due);

    at(warning.minusSeconds(60));
    job.run();
    assertThat(marks(id)).isEmpty();

    at(warning);
    job.run();
    job.run();
    assertThat(marks(id)).containsExactly("first_response_warned");

    at(due);
    job.run();
    job.run();
    assertThat(marks(id)).containsExactly("first_response_warned", "first_response_breached");
    assertThat(teamShow(id).at("/sla/breached").asBoolean()).isTrue();
    assertThat(items(api.get(member, TEAM_TICKETS + "?breached=true&size=100"), "ticketId"))
        .contains(id);
    // What a member has seen is still the latest that people did.
    assertThat(version(id)).isEqualTo(2);
  }

  @Test
  void clockWaitsWhileTheUserIsToAnswer() {
    String id = open(person);
    answer(member, id, "Which browser?").is(201);
    assertThat(teamShow(id).at("/sla/paused").asBoolean()).isTrue();

    clock.setOffset(Duration.ofDays(60));
    job.run();
    assertThat(marks(id)).isEmpty();

    reply(person, id, "Firefox").is(201);
    assertThat(teamShow(id).at("/sla/paused").asBoolean()).isFalse();
    Instant due = Objects.requireNonNull(store.require(id).sla().resolutionDueAt());
    assertThat(due).isAfter(clock.instant());
    at(due);
    job.run();
    assertThat(marks(id)).containsExactly("resolution_breached");
  }

  @Test
  void resolvedTicketIsNotLate() {
    String id = open(person);
    resolve(id);

    clock.setOffset(Duration.ofDays(60));
    job.run();
    assertThat(marks(id)).isEmpty();

    reply(person, id, "It is back").is(201);
    assertThat(store.require(id).sla().resolutionDueAt()).isAfter(clock.instant());
  }

  private void at(Instant moment) {
    clock.setOffset(Duration.ZERO);
    clock.setOffset(Duration.between(clock.instant(), moment).plusMillis(1));
  }

  private List<String> marks(String id) {
    return teamShow(id)
        .at("/history")
        .valueStream()
        .filter(entry -> entry.get("action").asString().equals("sla_marked"))
        .map(entry -> entry.get("to"))
        .map(JsonNode::asString)
        .toList();
  }
}
