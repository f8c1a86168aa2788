package com.onelastai.starter.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.onelastai.events.DomainEvent;
import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.retention.BoundedRemoval;
import com.onelastai.starter.time.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.index.Index;

/**
 * A collection with a document for each owner and day (UTC), and one for everyone: how often things
 * were done, how long they took and how many failed, by the name of the thing.
 */
public final class DailyFigures implements UserDataHolder {

  public static final String EVERYONE = "*";

  private final MongoDatabaseFactory mongo;
  private final CounterCollection counters;
  private final String collection;
  private final String things;
  private final Duration retention;

  /**
   * @param things the field of the counters, such as {@code tools}
   * @param retention how long a day is stored
   */
  public DailyFigures(
      MongoDatabaseFactory mongo,
      IndexCreation indexes,
      String collection,
      String things,
      Duration retention) {
    indexes.requireExpiry(collection);
    indexes.require(collection, new Index("owner", Sort.Direction.ASC));
    this.mongo = mongo;
    this.counters = CounterCollection.reading(mongo, collection);
    this.collection = collection;
    this.things = things;
    this.retention = retention;
  }

  /**
   * Something that was done.
   *
   * @param owner as {@link com.onelastai.starter.visit.Owner#key} names them
   * @param latency in milliseconds; null if it is unknown
   * @param more what else is added up, by name
   */
  public record Done(
      String owner, String name, boolean success, @Nullable Long latency, Map<String, Long> more) {

    public Done(String owner, String name, boolean success, @Nullable Long latency) {
      this(owner, name, success, latency, Map.of());
    }
  }

  /** The key of a document. */
  private record FigureDay(SnakeCaseEnum source, String owner, LocalDate day) {

    String id() {
      return source.value() + " " + day + " " + owner;
    }
  }

  /**
   * Counts each event once.
   *
   * @param source who says so; each has documents of its own
   */
  public <E extends DomainEvent> void count(
      SnakeCaseEnum source, List<Received<E>> batch, Function<E, Done> describer) {
    Map<String, FigureDay> days = new LinkedHashMap<>();
    Map<String, List<Received<E>>> events = new LinkedHashMap<>();
    for (Received<E> received : batch) {
      LocalDate day = LocalDate.ofInstant(received.envelope().time(), ZoneOffset.UTC);
      for (String owner : List.of(describer.apply(received.event()).owner(), EVERYONE)) {
        FigureDay figures = new FigureDay(source, owner, day);
        days.put(figures.id(), figures);
        events.computeIfAbsent(figures.id(), _ -> new ArrayList<>()).add(received);
      }
    }
    counters.count(
        events,
        (id, current, group, changes) -> {
          describe(Objects.requireNonNull(days.get(id)), changes);
          group.forEach(received -> count(describer.apply(received.event()), changes));
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

  private void count(Done done, UpdateBuilder changes) {
    String thing = things + "." + FieldKeys.encode(done.name()) + ".";
    changes.increment(thing + "runs", 1).increment(thing + "failures", done.success() ? 0 : 1);
    if (done.latency() != null) {
      changes
          .increment(thing + "latency", done.latency())
          .increment(thing + "h." + LatencyHistogram.bucketOf(done.latency()), 1);
    }
    done.more().forEach((name, number) -> changes.increment(thing + name, number));
  }

  /** The figures by name of each day that has some, earliest first. */
  public Map<LocalDate, Map<String, Figure>> read(
      SnakeCaseEnum source, String owner, Period period) {
    Map<String, LocalDate> days = new LinkedHashMap<>();
    period
        .from()
        .datesUntil(period.to().plusDays(1))
        .forEach(day -> days.put(new FigureDay(source, owner, day).id(), day));
    Map<LocalDate, Map<String, Figure>> found = new TreeMap<>();
    documents()
        .find(Filters.in("_id", days.keySet()))
        .forEach(document ->
            found.put(
                Objects.requireNonNull(days.get(document.getString("_id"))),
                figures(document.get(things, new Document()))));
    return found;
  }

  private static Map<String, Figure> figures(Document counted) {
    Map<String, Figure> figures = new TreeMap<>();
    counted.forEach((key, value) -> figures.put(FieldKeys.decode(key), new Figure().add(value)));
    return figures;
  }

  /** The figures of several days together, by name. */
  public static Map<String, Figure> sum(Collection<Map<String, Figure>> days) {
    Map<String, Figure> sums = new TreeMap<>();
    days.forEach(day ->
        day.forEach((name, figure) ->
            figure.counted.forEach(
                counted -> sums.computeIfAbsent(name, _ -> new Figure()).add(counted))));
    return sums;
  }

  private MongoCollection<Document> documents() {
    return mongo.getMongoDatabase().getCollection(collection);
  }

  @Override
  public void erase(String userId) {
    BoundedRemoval.all(documents(), Filters.eq("owner", userId));
  }

  /** The sum of one or several counters; percentiles are right within two percent. */
  public static final class Figure {

    private final List<Document> counted = new ArrayList<>();
    private final LatencyHistogram latencies = new LatencyHistogram();

    private Figure add(Object value) {
      Document more = (Document) value;
      counted.add(more);
      more.get("h", new Document())
          .forEach((bucket, count) ->
              latencies.add(Integer.parseInt(bucket), ((Number) count).longValue()));
      return this;
    }

    public long runs() {
      return number("runs");
    }

    public long failures() {
      return number("failures");
    }

    public double successRate() {
      return rounded((double) (runs() - failures()) / runs());
    }

    /** Null if no latency is known. */
    public @Nullable Double averageLatency() {
      long measured = latencies.total();
      return measured == 0 ? null : rounded((double) number("latency") / measured);
    }

    /** Null if no latency is known. */
    public @Nullable Double percentile(double share) {
      return latencies.total() == 0 ? null : latencies.percentile(share);
    }

    /** Of {@link Done#more} and the other counters. */
    public long number(String name) {
      return counted.stream()
          .mapToLong(one -> one.get(name) instanceof Number number ? number.longValue() : 0)
          .sum();
    }

    private static double rounded(double value) {
      return Math.round(value * 100) / 100.0;
    }
  }
}
