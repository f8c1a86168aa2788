package com.onelastai.chat.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.test.ChatServiceIT;
import com.onelastai.events.chat.ChatEvent;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.test.Topic;
import com.onelastai.starter.time.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

@ChatServiceIT
class AgentMirrorIT {

  private static final String AGENTS = Agent.COLLECTION;
  private static final Query PLATFORM = new Query(where("owner").exists(false));

  @Autowired AgentMirror mirror;
  @Autowired MongoOperations mongo;
  @Autowired SettableClock clock;

  @AfterEach
  void timeIsRealAgain() {
    clock.setOffset(Duration.ZERO);
  }

  @Test
  void platformsAgentsAreInTheCollectionOnceTheServiceRuns() {
    assertThat(mongo.count(PLATFORM, AGENTS)).isEqualTo(28);
    assertThat(stored("einstein").getString("name")).isEqualTo("Einstein Agent");
  }

  @Test
  void whatDiffersFromTheFilesIsPutRightAndNothingElseIsWritten() {
    mongo.updateFirst(byId("einstein"), Update.update("name", "Old Name"), AGENTS);
    mongo.updateFirst(byId("voice"), Update.update("untouched", true), AGENTS);
    mongo.insert(new Document("_id", "retired").append("name", "Retired"), AGENTS);
    mongo.insert(new Document("_id", "custom-1").append("owner", "ada"), AGENTS);

    run();

    assertThat(stored("einstein").getString("name")).isEqualTo("Einstein Agent");
    assertThat(stored("voice").getBoolean("untouched")).isTrue();
    assertThat(mongo.exists(byId("custom-1"), AGENTS)).isTrue();
    assertGone("retired");
    assertThat(mongo.count(PLATFORM, AGENTS)).isEqualTo(28);
  }

  @Test
  void whatIsKnownIsNotToldAgainHoweverOftenTheServiceStarts() {
    awaitTold("ben-sega");
    List<String> told = Topic.read(ChatEvent.TOPIC, "ben-sega");

    run();
    run();

    assertThat(stored("ben-sega")).doesNotContainKey(OutboxTemplate.FIELD);
    assertThat(Topic.read(ChatEvent.TOPIC, "ben-sega")).isEqualTo(told);
    assertThat(told.getLast())
        .contains("agent-published", "\"name\":\"Ben Sega\"", "\"access\":\"SUBSCRIPTION\"");
  }

  @Test
  void changeIsToldAndWhatOthersDoNotSeeIsNot() {
    awaitTold("chess-player");
    long before = told("chess-player");
    mongo.updateFirst(byId("chess-player"), Update.update("access", "SUBSCRIPTION"), AGENTS);
    run();
    awaitTold("chess-player");
    assertThat(told("chess-player")).isEqualTo(before + 1);

    mongo.updateFirst(byId("chess-player"), Update.update("systemPrompt", "Lose."), AGENTS);
    run();

    assertThat(stored("chess-player").getString("systemPrompt")).isNotEqualTo("Lose.");
    assertThat(stored("chess-player")).doesNotContainKey(OutboxTemplate.FIELD);
    assertThat(told("chess-player")).isEqualTo(before + 1);
  }

  @Test
  void agentThatWasNeverToldIsTold() {
    awaitTold("voice");
    long before = told("voice");
    mongo.updateFirst(byId("voice"), new Update().unset("publishedAt"), AGENTS);

    run();

    awaitTold("voice");
    assertThat(told("voice")).isEqualTo(before + 1);
  }

  @Test
  void whoListensLaterIsToldADayLater() {
    awaitTold("random");
    long before = told("random");
    clock.setOffset(Duration.ofHours(25));

    run();

    awaitTold("random");
    assertThat(told("random")).isEqualTo(before + 1);
  }

  @Test
  void withdrawnAgentIsToldBeforeItGoes() {
    mongo.insert(new Document("_id", "old-timer").append("name", "Old Timer"), AGENTS);

    run();

    assertGone("old-timer");
    assertThat(Topic.read(ChatEvent.TOPIC, "old-timer"))
        .singleElement()
        .asString()
        .contains("agent-withdrawn", "old-timer");
  }

  @Test
  void agentThatComesBackIsPublishedAgain() {
    awaitTold("create");
    long before = told("create");
    mongo.updateFirst(
        byId("create"), Update.update("withdrawn", true).unset("publishedAt"), AGENTS);

    run();

    awaitTold("create");
    assertThat(told("create")).isEqualTo(before + 1);
    assertThat(stored("create")).doesNotContainKey("withdrawn");
  }

  private void run() {
    mirror.run(new DefaultApplicationArguments());
  }

  private void awaitTold(String id) {
    await().until(() -> !stored(id).containsKey(OutboxTemplate.FIELD));
  }

  private static long told(String id) {
    return Topic.read(ChatEvent.TOPIC, id).stream()
        .filter(told -> told.contains("agent-published"))
        .count();
  }

  /** Once it has been told that it is, which the next start looks at. */
  private void assertGone(String id) {
    await()
        .untilAsserted(() -> {
          run();
          assertThat(mongo.exists(byId(id), AGENTS)).isFalse();
        });
  }

  private Document stored(String id) {
    return Objects.requireNonNull(mongo.findOne(byId(id), Document.class, AGENTS));
  }

  private static Query byId(String id) {
    return new Query(where("_id").is(id));
  }
}
