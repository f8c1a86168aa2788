package com.onelastai.tools.usage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.tools.ToolUsed;
import com.onelastai.events.tracking.ToolRunReported;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.CounterCollection;
import com.onelastai.starter.projection.FieldKeys;
import com.onelastai.starter.projection.LatencyHistogram;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.starter.retention.BoundedRemoval;
import com.onelastai.starter.time.Period;
import com.onelastai.starter.visit.Owner;
import com.onelastai.tools.usage.ToolUsage.Source;
import com.onelastai.tools.usage.ToolUsages.RetentionProperties;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.stereotype.Repository;

/** The collection {@code toolfigures}: a document for each owner and day, with counters by tool. */
@Repository
class ToolFigures implements UserDataHolder {

  static final String EVERYONE = "*";
  static final String TOOLS = "tools";
  private static final String NAME = "toolfigures";

  /** A run as it counts. */
  private record Run(
      String tool,
      @Nullable String userId,
      @Nullable String visitorId,
      boolean success,
      @Nullable Long latency) {

    static Run of(DomainEvent event) {
      return switch (event) {
        case ToolUsed used ->
            new Run(used.tool(), used.userId(), used.visitorId(), used.success(), used.latency());
        case ToolRunReported report ->
            new Run(
                report.toolName(),
                report.actor().userId(),
                report.actor().visitorId(),
                report.success(),
                report.executionTime());
        default -> throw new IllegalArgumentException("No run of a tool: " + event);
      };
    }
  }

  /** The key of a document; its day is in UTC. */
  @org.springframework.data.mongodb.core.mapping.Document(NAME)
  @Expires
  @CompoundIndex(def = "{'owner': 1}")
  private record FigureDay(Source source, String owner, LocalDate day) {

    String id() {
      return source.value() + " " + day + " " + owner;
    }
  }

  private final MongoDatabaseFactory mongo;
  private final CounterCollection counters;
  private final Duration retention;

  ToolFigures(MongoDatabaseFactory mongo, RetentionProperties retention) {
    this.mongo = mongo;
    this.counters = CounterCollection.reading(mongo, NAME);
    this.retention = retention.figures();
  }

  <E extends DomainEvent> void count(Source source, List<Received<E>> batch) {
    Map<String, FigureDay> days = new LinkedHashMap<>();
    Map<String, List<Received<E>>> events = new LinkedHashMap<>();
    for (Received<E> received : batch) {
      Run run = Run.of(received.event());
      LocalDate day = LocalDate.ofInstant(received.envelope().time(), ZoneOffset.UTC);
      for (String owner : List.of(Owner.key(run.userId(), run.visitorId()), EVERYONE)) {
        FigureDay figures = new FigureDay(source, owner, day);
        days.put(figures.id(), figures);
        events.computeIfAbsent(figures.id(), _ -> new ArrayList<>()).add(received);
      }
    }
    counters.count(
        events,
        (id, current, group, changes) -> {
          describe(Objects.requireNonNull(days.get(id)), changes);
          group.forEach(received -> count(Run.of(received.event()), changes));
        });
  }

  private void describe(FigureDay figures, UpdateBuilder changes) {
    Instant start = figures.day().atStartOfDay(ZoneOffset.UTC).toInstant();
    changes
        .setOnInsert("source", figures.source().value())
        .setOnInsert("owner", figures.owner())
        .setOnInsert("day", figures.day().toString())
        .setOnInsert(Expires.FIELD, Date.from(start.plus(retention)));
  }

  private static void count(Run run, UpdateBuilder changes) {
    String tool = TOOLS + "." + FieldKeys.encode(run.tool()) + ".";
    changes.increment(tool + "runs", 1).increment(tool + "failures", run.success() ? 0 : 1);
    if (run.latency() != null) {
      changes
          .increment(tool + "latency", run.latency())
          .increment(tool + "h." + LatencyHistogram.bucketOf(run.latency()), 1);
    }
  }

  /** The counters by tool of each day that has some, earliest first. */
  Map<LocalDate, Document> read(Source source, String owner, Period period) {
    Map<String, LocalDate> days = new LinkedHashMap<>();
    period
        .from()
        .datesUntil(period.to().plusDays(1))
        .forEach(day -> days.put(new FigureDay(source, owner, day).id(), day));
    Map<LocalDate, Document> found = new TreeMap<>();
    documents()
        .find(Filters.in("_id", days.keySet()))
        .forEach(document ->
            found.put(days.get(document.getString("_id")), document.get(TOOLS, new Document())));
    return found;
  }

  private MongoCollection<Document> documents() {
    return mongo.getMongoDatabase().getCollection(NAME);
  }

  @Override
  public void erase(String userId) {
    BoundedRemoval.all(documents(), Filters.eq("owner", userId));
  }
}
