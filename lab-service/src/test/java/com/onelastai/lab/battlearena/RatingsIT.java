package com.onelastai.lab.battlearena;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.lab.ExperimentFinished;
import com.onelastai.events.lab.ExperimentFinished.Status;
import com.onelastai.lab.run.LabExperiment;
import com.onelastai.lab.test.ServiceTest;
import com.onelastai.starter.test.Deliveries;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class RatingsIT extends ServiceTest {

  @Autowired Ratings ratings;

  private final Deliveries<ExperimentFinished> topic = new Deliveries<>();

  @BeforeEach
  void nobodyHasFought() {
    mongo.remove(byId(BattleArena.TYPE), "labratings");
  }

  @Test
  void agentsBeginEqual() {
    JsonNode list = api.get(visitor, "/api/lab/battle-arena/ratings").is(200).body();
    assertThat(list.at("/items").valueStream().map(item -> item.at("/rating").asInt()))
        .hasSizeGreaterThan(9)
        .containsOnly(1500);
    assertThat(list.at("/next").isNull()).isTrue();
  }

  /** 1500 against 1500: 16 points. Then 1516 draws with 1484: 32 * (0.5 - 0.5459) = -1.47. */
  @Test
  void battlesMoveRatingsAfterEachOther() {
    finish("side1", true);
    finish("balanced", true);
    ratings.onFinished(topic.events());
    shows("einstein", 1515, 1, 1, 0);
    shows("drama-queen", 1485, 0, 1, 1);
    assertThat(items(api.get(visitor, "/api/lab/battle-arena/ratings"), "contestantId"))
        .startsWith("einstein")
        .endsWith("drama-queen");
  }

  @Test
  void battleCountsOnce() {
    finish("side2", true);
    topic.repeat(0);
    ratings.onFinished(topic.events());
    ratings.onFinished(topic.events());
    ratings.onFinished(topic.events().subList(1, 2));
    shows("einstein", 1484, 0, 0, 1);
    shows("drama-queen", 1516, 1, 0, 0);
  }

  @Test
  void otherExperimentsAndUnratedBattlesCountNothing() {
    finish("side1", false);
    topic.add(
        Instant.now(), finished(UUID.randomUUID().toString(), BattleArena.TYPE, Status.FAILED));
    topic.add(
        Instant.now(), finished(UUID.randomUUID().toString(), "neural-art", Status.COMPLETED));
    ratings.onFinished(topic.events());
    shows("einstein", 1500, 0, 0, 0);
  }

  /** Stores the result of a battle of two agents, and tells that it has finished. */
  private void finish(String winner, boolean rated) {
    String id = UUID.randomUUID().toString();
    Document result =
        new Document("rated", rated)
            .append("contestant1", new Document("id", "einstein"))
            .append("contestant2", new Document("id", "drama-queen"))
            .append("verdict", new Document("winner", winner));
    mongo.insert(
        new Document("_id", id).append("output", new Document("result", result)),
        LabExperiment.COLLECTION);
    topic.add(Instant.now(), finished(id, BattleArena.TYPE, Status.COMPLETED));
  }

  private ExperimentFinished finished(String id, String type, Status status) {
    return new ExperimentFinished(id, type, userId, null, status, null, 5, 5);
  }

  private void shows(String agent, int rating, int wins, int draws, int losses) {
    JsonNode shown =
        api.get(visitor, "/api/lab/battle-arena/ratings")
            .is(200)
            .body()
            .at("/items")
            .valueStream()
            .filter(item -> item.at("/contestantId").asString().equals(agent))
            .findFirst()
            .orElseThrow();
    assertThat(
            List.of(
                shown.at("/rating").asInt(),
                shown.at("/wins").asInt(),
                shown.at("/draws").asInt(),
                shown.at("/losses").asInt()))
        .containsExactly(rating, wins, draws, losses);
    assertThat(shown.at("/battles").asInt()).isEqualTo(wins + draws + losses);
  }
}
