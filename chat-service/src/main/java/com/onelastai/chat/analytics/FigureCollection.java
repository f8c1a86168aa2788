package com.onelastai.chat.analytics;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.onelastai.chat.conversation.Conversation.Source;
import com.onelastai.events.DomainEvent;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.CounterCollection;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.starter.retention.BoundedRemoval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.bson.Document;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Repository;

/** The collection {@code agentfigures}: a document for each owner, agent and day. */
@Repository
class FigureCollection implements UserDataHolder {

  static final String NAME = "agentfigures";

  /**
   * @param figures how long figures of agents are stored
   */
  @ConfigurationProperties("onelastai.retention")
  record RetentionProperties(Duration figures) {}

  private final MongoDatabaseFactory mongo;
  private final CounterCollection counters;
  private final Duration retention;

  FigureCollection(MongoDatabaseFactory mongo, RetentionProperties retention) {
    this.mongo = mongo;
    this.counters = CounterCollection.reading(mongo, NAME);
    this.retention = retention.figures();
  }

  /** Adds an event to the figures of a day. */
  @FunctionalInterface
  interface Counting<E extends DomainEvent> {
    void count(FigureDay day, Received<E> event, UpdateBuilder changes);
  }

  /** Counts each event once per day that it belongs to. */
  <E extends DomainEvent> void count(
      List<Received<E>> batch,
      BiFunction<Instant, E, List<FigureDay>> daysOf,
      Counting<E> counting) {
    Map<String, List<Received<E>>> days = new LinkedHashMap<>();
    for (Received<E> received : batch) {
      for (FigureDay day : daysOf.apply(received.envelope().time(), received.envelope().event())) {
        days.computeIfAbsent(day.id(), _ -> new ArrayList<>()).add(received);
      }
    }
    counters.count(
        days,
        (id, current, events, changes) -> {
          FigureDay day = FigureDay.parse(id);
          day.describe(changes, retention);
          events.forEach(event -> counting.count(day, event, changes));
        });
  }

  /** The days of a period that have figures, earliest first. */
  Map<LocalDate, Document> read(
      Source source, String owner, String agentId, LocalDate from, LocalDate to) {
    Map<String, LocalDate> days = new LinkedHashMap<>();
    from.datesUntil(to.plusDays(1))
        .forEach(day -> days.put(new FigureDay(source, owner, day, agentId).id(), day));
    Map<LocalDate, Document> found = new TreeMap<>();
    documents()
        .find(Filters.in("_id", days.keySet()))
        .forEach(document -> found.put(days.get(document.getString("_id")), document));
    return found;
  }

  MongoCollection<Document> documents() {
    return mongo.getMongoDatabase().getCollection(NAME);
  }

  @Override
  public void erase(String userId) {
    BoundedRemoval.all(documents(), Filters.eq("owner", userId));
    BoundedRemoval.all(documents(), Filters.eq(VisitorFigures.ADOPTED_BY, userId));
  }
}
