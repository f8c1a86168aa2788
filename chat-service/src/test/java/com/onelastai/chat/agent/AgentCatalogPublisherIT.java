package com.onelastai.chat.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.agent.AgentCatalogPublisher.Published;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.events.chat.ChatEvent;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.test.Topic;
import jakarta.validation.Validator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.json.JsonMapper;

class AgentCatalogPublisherIT extends ServiceTest {

  private static final String AGENTS = Agent.COLLECTION;
  private static final Query PLATFORM = new Query(where("owner").exists(false));

  @Autowired OutboxTemplate outbox;
  @Autowired Validator validator;
  @Autowired JsonMapper json;

  private static Instant version = Instant.parse("2100-01-01T00:00:00Z");

  private AgentCatalogPublisher old;
  private AgentCatalogPublisher current;

  /** The old version does not have the agent lazy-pawn yet. */
  @BeforeEach
  void twoVersions() throws IOException {
    version = version.plusSeconds(10);
    Resource[] files = new PathMatchingResourcePatternResolver().getResources(AgentCatalog.FILES);
    old =
        publisher(
            version,
            Stream.of(files)
                .filter(file -> !"lazy-pawn.yml".equals(file.getFilename()))
                .toArray(Resource[]::new));
    current = publisher(version.plusSeconds(1), files);
  }

  @Test
  void agentsAreStoredOnceTheServiceRuns() {
    await().untilAsserted(() -> assertThat(mongo.count(PLATFORM, AGENTS)).isEqualTo(28));
    assertThat(stored("einstein").getString("name")).isEqualTo("Einstein Agent");
  }

  @Test
  void readerThatStartsAfterTenDaysFindsAllAgentsWithinTheRetentionOfTheTopic() {
    current.publishIfDue();
    awaitPublished("einstein");
    long before = published("einstein");
    for (int hour = 1; hour <= 240; hour++) {
      clock.setOffset(Duration.ofHours(hour));
      current.publishIfDue();
    }

    await().untilAsserted(() -> assertThat(published("einstein")).isEqualTo(before + 10));
    assertThat(published("lazy-pawn")).isGreaterThanOrEqualTo(10);
  }

  @Test
  void oldInstanceNeverOverwritesANewOne() {
    current.publishIfDue();
    awaitPublished("lazy-pawn");
    int before = events("lazy-pawn").size();
    mongo.updateFirst(byId("einstein"), Update.update("name", "New Name"), AGENTS);

    old.publishIfDue();
    clock.setOffset(Duration.ofHours(25));
    old.publishIfDue();

    assertThat(stored("lazy-pawn")).doesNotContainKey("withdrawn");
    assertThat(stored("einstein").getString("name")).isEqualTo("New Name");
    assertThat(events("lazy-pawn").stream().skip(before))
        .noneMatch(event -> event.contains("withdrawn"));
  }

  @Test
  void newInstanceOverwritesAnOldOne() {
    old.publishIfDue();
    mongo.updateFirst(byId("einstein"), Update.update("name", "Old Name"), AGENTS);
    mongo.insert(new Document("_id", "custom-1").append("owner", "ada"), AGENTS);
    mongo.insert(new Document("_id", "retired").append("name", "Retired"), AGENTS);

    current.publishIfDue();

    assertThat(stored("einstein").getString("name")).isEqualTo("Einstein Agent");
    assertThat(mongo.exists(byId("custom-1"), AGENTS)).isTrue();
    awaitPublished("retired");
    assertThat(events("retired")).singleElement().asString().contains("agent-withdrawn", "retired");
    clock.setOffset(Duration.ofDays(1));
    current.publishIfDue();
    assertThat(mongo.exists(byId("retired"), AGENTS)).isFalse();
    assertThat(mongo.count(PLATFORM, AGENTS)).isEqualTo(28);
  }

  @Test
  void restartsPublishNothingAgain() {
    current.publishIfDue();
    awaitPublished("ben-sega");
    long before = published("ben-sega");

    current.publishIfDue();
    current.publishIfDue();

    assertThat(stored("ben-sega")).doesNotContainKey(OutboxTemplate.FIELD);
    assertThat(published("ben-sega")).isEqualTo(before);
    assertThat(events("ben-sega").getLast())
        .contains("agent-published", "\"name\":\"Ben Sega\"", "\"access\":\"SUBSCRIPTION\"");
  }

  @Test
  void olderVersionPublishesOnceTheNewestIsRolledBack() {
    Instant now = clock.instant();
    mongo.insert(new Document("_id", "rolled-back").append("name", "Rolled Back"), AGENTS);
    mongo.save(new Published(Published.ID, version.plusSeconds(2), now));
    current.publishIfDue();
    assertThat(stored("rolled-back")).doesNotContainKey("withdrawn");

    clock.setOffset(Duration.ofDays(2));

    current.publishIfDue();

    awaitPublished("rolled-back");
    assertThat(stored("rolled-back").getBoolean("withdrawn")).isTrue();
  }

  private AgentCatalogPublisher publisher(Instant version, Resource... files) {
    return new AgentCatalogPublisher(
        new AgentCatalog(json, validator, files), version, mongo, outbox, clock);
  }

  private void awaitPublished(String id) {
    await().until(() -> !stored(id).containsKey(OutboxTemplate.FIELD));
  }

  private static List<String> events(String id) {
    return Topic.read(ChatEvent.TOPIC, id);
  }

  private static long published(String id) {
    return events(id).stream().filter(event -> event.contains("agent-published")).count();
  }

  private Document stored(String id) {
    return Objects.requireNonNull(mongo.findOne(byId(id), Document.class, AGENTS));
  }
}
