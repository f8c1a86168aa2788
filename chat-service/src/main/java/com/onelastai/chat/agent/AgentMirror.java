package com.onelastai.chat.agent;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.chat.AgentPublished;
import com.onelastai.events.chat.AgentWithdrawn;
import com.onelastai.starter.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Has {@code agents} hold the platform's agents as their files describe them, to be looked up, and
 * tells others which there are. One whose file is gone stays, marked, until that has been told.
 */
@Component
class AgentMirror implements ApplicationRunner {

  private static final Query PLATFORM = new Query(where("owner").is(null));
  private static final String ID = "_id";
  private static final String PUBLISHED_AT = "publishedAt";
  private static final String WITHDRAWN = "withdrawn";

  /** What is told of an agent. */
  private static final List<String> TOLD = List.of("name", "category", "access");

  /** What did not change is told again by then, for who began to listen since. */
  private static final Duration TOLD_AGAIN = Duration.ofDays(1);

  private final AgentCatalogue catalogue;
  private final MongoOperations mongo;
  private final Outbox outbox;
  private final Clock clock;

  AgentMirror(AgentCatalogue catalogue, MongoOperations mongo, Outbox outbox, Clock clock) {
    this.catalogue = catalogue;
    this.mongo = mongo;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    Map<String, Document> stored =
        mongo.find(PLATFORM, Document.class, Agent.COLLECTION).stream()
            .collect(Collectors.toMap(agent -> agent.getString(ID), Function.identity()));
    Map<String, Update> changes = new HashMap<>();
    for (Agent agent : catalogue.all()) {
      published(agent, stored.getOrDefault(agent.id(), new Document()))
          .ifPresent(change -> changes.put(agent.id(), change));
    }
    stored.forEach((id, agent) -> {
      if (catalogue.find(id).isEmpty() && !agent.containsKey(WITHDRAWN)) {
        changes.put(id, withdrawn(id));
      }
    });
    if (!changes.isEmpty()) {
      write(changes);
    }
    removeWithdrawn();
  }

  private Optional<Update> published(Agent agent, Document stored) {
    Document described = new Document();
    mongo.getConverter().write(agent, described);
    boolean told = isTold(described, stored);
    if (told && stored.entrySet().containsAll(described.entrySet())) {
      return Optional.empty();
    }
    described.remove(ID);
    Update change = new Update().unset(WITHDRAWN);
    described.forEach(change::set);
    if (!told) {
      change.set(PUBLISHED_AT, clock.instant());
      outbox.append(
          change,
          new AgentPublished(agent.id(), agent.name(), agent.category(), agent.access().word()));
    }
    return Optional.of(change);
  }

  private boolean isTold(Document described, Document stored) {
    Date published = stored.getDate(PUBLISHED_AT);
    return published != null
        && published.toInstant().isAfter(clock.instant().minus(TOLD_AGAIN))
        && TOLD.stream().allMatch(field -> Objects.equals(described.get(field), stored.get(field)));
  }

  private Update withdrawn(String id) {
    Update change = new Update().set(WITHDRAWN, true).unset(PUBLISHED_AT);
    return outbox.append(change, new AgentWithdrawn(id));
  }

  private void write(Map<String, Update> changes) {
    BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, Agent.class);
    changes.forEach((id, change) -> bulk.upsert(new Query(where(ID).is(id)), change));
    bulk.execute();
    changes.keySet().forEach(id -> outbox.relay(Agent.COLLECTION, id));
  }

  /** Those of which everybody has been told. */
  private void removeWithdrawn() {
    mongo.remove(new Query(where(WITHDRAWN).is(true).and(Outbox.FIELD).exists(false)), Agent.class);
  }
}
