package com.onelastai.tracking.projection;

import static com.onelastai.tracking.projection.Deliveries.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.RecordPosition;
import com.onelastai.tracking.StoredDocuments;
import com.onelastai.tracking.TrackingIT;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@TrackingIT
class ExactlyOnceIT {

  @Autowired StoredDocuments documents;
  @Autowired TrackingConsumer consumer;
  @Autowired List<TrackingRecords> records;
  @Autowired List<TrackingProjection> projections;
  private final String run = UUID.randomUUID().toString();
  private final Instant start = Deliveries.now();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void redeliveryInOtherBatchesAndAfterCrashesIsCountedOnce(long seed) {
    Random random = new Random(seed);
    // Far enough apart that no two runs share one, however late the next begins.
    Instant minute = start.minus(80 + 5 * seed, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);
    Deliveries topic = new Deliveries();
    Expected expected = fill(topic, random, minute);

    deliver(topic.events(), random);
    consumer.on(topic.events());

    assertThat(stored()).isEqualTo(expected);
    assertThat(summed()).isEqualTo(expected);
    assertThat(ofRun("sessions")).hasSize(6);
    assertThat(ofRun("visitors")).extracting(v -> v.get("visits")).containsExactly(2L, 2L, 2L);
    assertThat(callsByDay(minute)).isEqualTo(expected.calls());
    Document realtime = documents.get("realtimeminutes", Date.from(minute));
    assertThat(realtime.getLong("pageViews")).isEqualTo(expected.pages());
    assertThat(realtime.getLong("apiCalls")).isEqualTo(expected.calls());
  }

  @Test
  void eventSentAgainByAClientIsNotCounted() {
    Actor actor = visitor(run + "-0", run + "-s");
    Deliveries topic = new Deliveries();
    topic.event(actor, "e", start).page(actor, "p", start, "/pricing");
    consumer.on(List.copyOf(topic.events()));

    topic.event(actor, "e", start).page(actor, "p", start, "/pricing");
    consumer.on(topic.events().subList(2, 4));

    assertThat(summed()).isEqualTo(new Expected(1, 1, 0));
  }

  @Test
  void anonymousEventsOfManyPartitionsAreCountedOnceForEveryone() {
    Instant day = Instant.parse("2001-02-03T10:00:00Z");
    Deliveries one = new Deliveries().call(Actor.ANONYMOUS, run + 1, day, 200, 5);
    Deliveries two = new Deliveries().call(Actor.ANONYMOUS, run + 2, day, 500, 5);
    List<Received<TrackingEvent>> both = new ArrayList<>(one.events());
    both.addAll(two.events());

    consumer.on(one.events());
    consumer.on(both);
    consumer.on(two.events());

    Document everyone = documents.get("apiusagedays", "*|2001-02-03");
    Document endpoint =
        everyone.get("endpoints", Document.class).get("GET /api/analytics/**", Document.class);
    assertThat(endpoint).containsEntry("bytes", 220L).containsEntry("errors", 1L);
  }

  private record Expected(long pages, long events, long calls) {}

  private Expected fill(Deliveries topic, Random random, Instant minute) {
    long[] counts = new long[3];
    Set<String> begun = new HashSet<>();
    for (int i = 0; i < 150; i++) {
      int visitor = random.nextInt(3);
      Actor actor = visitor(run + "-" + visitor, run + "-" + visitor + "-" + (i < 75 ? 0 : 1));
      Instant time = minute.plusMillis(i * 10L);
      // A visit begins with a page: calls before it are of no visit.
      int kind = begun.add(String.valueOf(actor.sessionId())) ? 0 : random.nextInt(3);
      counts[kind]++;
      int times = random.nextInt(5) == 0 ? 2 : 1;
      for (int t = 0; t < times; t++) {
        switch (kind) {
          case 0 -> topic.page(actor, run + i, time, "/pricing");
          case 1 -> topic.event(actor, run + i, time);
          default -> topic.call(actor, run + i, time, 200, 5);
        }
      }
    }
    return new Expected(counts[0], counts[1], counts[2]);
  }

  /** As Kafka may do it: ever again from before the point that was reached, with crashes. */
  private void deliver(List<Received<TrackingEvent>> topic, Random random) {
    int reached = 0;
    while (reached < topic.size()) {
      int from = Math.max(0, reached - random.nextInt(15));
      int to = Math.min(topic.size(), reached + 1 + random.nextInt(20));
      List<Received<TrackingEvent>> batch = topic.subList(from, to);
      if (random.nextInt(3) == 0) {
        TrackingConsumer crashing = crashing(random.nextInt(records.size() + projections.size()));
        assertThatThrownBy(() -> crashing.on(batch)).hasMessage("crash");
      } else {
        consumer.on(batch);
        reached = to;
      }
    }
  }

  /** A consumer that is killed after some of its writes. */
  private TrackingConsumer crashing(int writes) {
    List<TrackingRecords> someRecords = new ArrayList<>(records);
    List<TrackingProjection> someProjections = new ArrayList<>(projections);
    if (writes < records.size()) {
      someRecords.add(writes, _ -> crash());
    } else {
      someProjections.add(writes - records.size(), _ -> crash());
    }
    return new TrackingConsumer(
        batch -> batch, someRecords, someProjections, new SimpleMeterRegistry());
  }

  private static Set<RecordPosition> crash() {
    throw new IllegalStateException("crash");
  }

  private Expected stored() {
    return new Expected(
        ofRun("pageviews").size(), ofRun("userevents").size(), ofRun("apiusages").size());
  }

  private Expected summed() {
    return new Expected(sum("pages"), sum("events"), sum("apiCalls"));
  }

  private long sum(String field) {
    return ofRun("sessions").stream().mapToLong(session -> session.getLong(field)).sum();
  }

  private long callsByDay(Instant time) {
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    Bson owners =
        Filters.in(
            "_id",
            IntStream.range(0, 3).mapToObj(i -> "visitor:" + run + "-" + i + "|" + day).toList());
    return documents.find("apiusagedays", owners).stream()
        .flatMap(owned -> owned.get("endpoints", Document.class).values().stream())
        .flatMap(endpoint -> ((Document) endpoint).get("h", Document.class).values().stream())
        .mapToLong(Long.class::cast)
        .sum();
  }

  private List<Document> ofRun(String collection) {
    return documents.find(collection, Filters.in("visitorId", run + "-0", run + "-1", run + "-2"));
  }
}
