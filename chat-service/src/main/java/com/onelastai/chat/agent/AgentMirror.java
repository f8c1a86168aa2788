package com.onelastai.chat.agent;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.chat.AgentPublished;
import com.onelastai.events.chat.AgentWithdrawn;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
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
  private final OutboxTemplate outbox;
  private final Clock clock;

  AgentMirror(AgentCatalogue catalogue, MongoOperations mongo, OutboxTemplate outbox, Clock clock) {
    this.catalogue = catalogue;
    this.mongo = mongo;
    this.outbox = outbox;
    outbox.register(Agent.class);
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    Map<String, Document> stored =
        mongo.find(PLATFORM, Document.class, Agent.COLLECTION).stream()
            .collect(Collectors.toMap(agent -> agent.getString(ID), Function.identity()));
    for (Agent agent : catalogue.all()) {
      publish(agent, stored.getOrDefault(agent.id(), new Document()));
    }
    stored.forEach((id, agent) -> {
      if (catalogue.find(id).isEmpty() && !agent.containsKey(WITHDRAWN)) {
        withdraw(id);
      }
    });
    removeWithdrawn();
  }

  private void publish(Agent agent, Document stored) {
    Document described = new Document();
    mongo.getConverter().write(agent, described);
    boolean told = isTold(described, stored);
    if (told && stored.entrySet().containsAll(described.entrySet())) {
      return;
    }
    described.remove(ID);
    Update change = new Update().unset(WITHDRAWN);
    described.forEach(change::set);
    if (told) {
      write(agent.id(), change);
    } else {
      write(
          agent.id(),
          change.set(PUBLISHED_AT, clock.instant()),
          new AgentPublished(
              agent.id(),
              agent.name(),
              agent.category(),
              AgentPublished.Access.valueOf(agent.access().name())));
    }
  }

  private boolean isTold(Document described, Document stored) {
    Date published = stored.getDate(PUBLISHED_AT);
    return published != null
        && published.toInstant().isAfter(clock.instant().minus(TOLD_AGAIN))
        && TOLD.stream().allMatch(field -> Objects.equals(described.get(field), stored.get(field)));
  }

  private void withdraw(String id) {
    Update change = new Update().set(WITHDRAWN, true).unset(PUBLISHED_AT);
    write(id, change, new AgentWithdrawn(id));
  }

  private void write(String id, Update change, DomainEvent... events) {
    outbox.upsert(new Query(where(ID).is(id)), change, Agent.class, events);
  }

  /** Those of which everybody has been told. */
  private void removeWithdrawn() {
    mongo.remove(new Query(where(WITHDRAWN).is(true).and(OutboxTemplate.FIELD).exists(false)), Agent.class);
  }
}
