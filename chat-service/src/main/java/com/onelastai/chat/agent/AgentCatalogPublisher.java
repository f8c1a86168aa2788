package com.onelastai.chat.agent;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.chat.AgentPublished;
import com.onelastai.events.chat.AgentWithdrawn;
import com.onelastai.starter.job.ClusterJob;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Stores the platform's agents in {@code agents} and publishes them: once for each new version of
 * the catalog and once a day, so that a service that starts later finds all agents in the topic.
 *
 * <p>During a rolling deployment, instances with different catalogs run side by side. The newest
 * version wins: an older one publishes nothing, unless the newest has not published for two days
 * and so must have been rolled back.
 */
@Component
class AgentCatalogPublisher {

  private static final Duration REPUBLISH_AFTER = Duration.ofDays(1);
  private static final Duration ROLLED_BACK_AFTER = Duration.ofDays(2);

  /**
   * What was published last.
   *
   * @param version when the service was built
   */
  @org.springframework.data.mongodb.core.mapping.Document(Published.COLLECTION)
  record Published(@Id String id, Instant version, Instant publishedAt) {

    static final String COLLECTION = "agentcatalogs";
    static final String ID = "platform";
  }

  private final AgentCatalog catalog;
  private final Instant version;
  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final Clock clock;

  @Autowired
  AgentCatalogPublisher(
      AgentCatalog catalog,
      ObjectProvider<BuildProperties> build,
      MongoOperations mongo,
      OutboxTemplate outbox,
      Clock clock) {
    this(
        catalog,
        build.stream().map(BuildProperties::getTime).findFirst().orElse(Instant.EPOCH),
        mongo,
        outbox,
        clock);
  }

  AgentCatalogPublisher(
      AgentCatalog catalog,
      Instant version,
      MongoOperations mongo,
      OutboxTemplate outbox,
      Clock clock) {
    this.catalog = catalog;
    this.version = version;
    this.mongo = mongo;
    this.outbox = outbox;
    outbox.register(Agent.class);
    this.clock = clock;
  }

  @ClusterJob(name = "agent-catalog", every = "2s")
  void publishIfDue() {
    Published last = mongo.findById(Published.ID, Published.class);
    if (isDue(last)) {
      deleteWithdrawn();
      catalog.all().forEach(this::publish);
      mongo.find(missing(), Document.class, Agent.COLLECTION).forEach(this::withdraw);
      mongo.save(new Published(Published.ID, version, clock.instant()));
    }
  }

  private boolean isDue(@Nullable Published last) {
    if (last == null || version.isAfter(last.version())) {
      return true;
    }
    Duration age = Duration.between(last.publishedAt(), clock.instant());
    return age.compareTo(version.equals(last.version()) ? REPUBLISH_AFTER : ROLLED_BACK_AFTER) >= 0;
  }

  private void publish(Agent agent) {
    Document fields = new Document();
    mongo.getConverter().write(agent, fields);
    fields.remove("_id");
    Update update = new Update().unset("withdrawn");
    fields.forEach(update::set);
    AgentPublished.Access access = AgentPublished.Access.valueOf(agent.access().name());
    write(
        agent.id(),
        update,
        new AgentPublished(agent.id(), agent.name(), agent.category().value(), access));
  }

  /** A withdrawn agent stays until its event is published; the next run deletes it. */
  private void withdraw(Document agent) {
    String id = agent.getString("_id");
    write(id, Update.update("withdrawn", true), new AgentWithdrawn(id));
  }

  private Query missing() {
    return new Query(
        platform()
            .and("_id")
            .nin(catalog.all().stream().map(Agent::id).toList())
            .and("withdrawn")
            .ne(true));
  }

  private void deleteWithdrawn() {
    Criteria withdrawn = platform().and("withdrawn").is(true);
    mongo.remove(new Query(withdrawn.and(OutboxTemplate.FIELD).exists(false)), Agent.class);
  }

  /** Found by the index on the owner. */
  private static Criteria platform() {
    return where("owner").is(null);
  }

  private void write(String id, Update update, DomainEvent event) {
    outbox.upsert(new Query(where("_id").is(id)), update, Agent.class, event);
  }
}
