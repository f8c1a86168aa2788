package com.onelastai.starter.erasure;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.erasure.UserDataErased;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.work.LeasedWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Erases users one by one, each with its own retries, so that a user who cannot be erased holds up
 * nobody else. A request is stored before its event is acknowledged, and removed once the answer is
 * published.
 */
final class ErasureWorker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ErasureWorker.class);

  private static final int BATCH = 100;
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
  private static final Duration MAX_BACK_OFF = Duration.ofMinutes(10);

  /** Longer than an attempt takes; after a crash another instance waits for so long. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final MongoOperations mongo;
  private final UserEraser eraser;
  private final EventPublisher publisher;
  private final Clock clock;
  private final String service;
  private final String collection;
  private final AtomicLong oldestSeconds;
  private final AtomicLong failing;
  private final LeasedWork<String> attempts = new LeasedWork<>("erasure", BATCH, this::attempt);

  /**
   * A user whose erasure was requested and is not complete.
   *
   * @param id of the event that requested it, so that a redelivery changes nothing
   * @param failures how many attempts failed
   * @param nextAttemptAt during an attempt, the end of its lease
   */
  record Pending(
      @Id String id, String userId, Instant requestedAt, int failures, Instant nextAttemptAt) {}

  ErasureWorker(
      MongoOperations mongo,
      IndexCreation indexes,
      UserEraser eraser,
      EventPublisher publisher,
      Clock clock,
      MeterRegistry meters,
      @Value("${spring.application.name}") String service) {
    this.mongo = mongo;
    this.eraser = eraser;
    this.publisher = publisher;
    this.clock = clock;
    this.service = service;
    this.collection = ErasureAutoConfiguration.collection(service, "erasures");
    List.of("requestedAt", "nextAttemptAt", "failures")
        .forEach(field -> indexes.require(collection, new Index(field, Sort.Direction.ASC)));
    this.oldestSeconds = meters.gauge("erasures.oldest.seconds", new AtomicLong());
    this.failing = meters.gauge("erasures.failing", new AtomicLong());
  }

  @EventListener(group = "erasure")
  void on(UserErased erased, EventMetadata metadata) {
    Instant now = clock.instant();
    try {
      mongo.insert(new Pending(metadata.id(), erased.userId(), now, 0, now), collection);
    } catch (DuplicateKeyException redelivered) {
      // It is pending already.
    }
    attempts.add(metadata.id());
  }

  @InstanceJob(name = "erasures", every = "${onelastai.erasure.retry-every}")
  void run() {
    Instant now = clock.instant();
    Query first = new Query().with(Sort.by("requestedAt")).limit(1);
    Pending oldest = mongo.findOne(first, Pending.class, collection);
    if (oldest == null) {
      oldestSeconds.set(0);
      failing.set(0);
      return;
    }
    oldestSeconds.set(Duration.between(oldest.requestedAt(), now).toSeconds());
    failing.set(mongo.count(new Query(where("failures").gt(0)), collection));
    attempts.sweep(
        BATCH,
        limit -> {
          Query due = new Query(where("nextAttemptAt").lte(now)).with(Sort.by("nextAttemptAt"));
          return mongo.find(due.limit(limit), Pending.class, collection).stream()
              .map(Pending::id)
              .toList();
        });
  }

  private void attempt(String id) {
    Instant now = clock.instant();
    Pending leased =
        mongo.findAndModify(
            new Query(where("_id").is(id).and("nextAttemptAt").lte(now)),
            new Update().set("nextAttemptAt", now.plus(LEASE)),
            FindAndModifyOptions.options().returnNew(true),
            Pending.class,
            collection);
    if (leased == null) {
      return;
    }
    try {
      eraser.erase(leased.userId());
      // The same id whenever the same event is answered.
      UserDataErased answer = new UserDataErased(leased.userId(), service);
      publisher.publish(List.of(new EventEnvelope<>(id + "/" + service, clock.instant(), answer)));
      mongo.remove(new Query(where("_id").is(id)), collection);
    } catch (RuntimeException failure) {
      log.warn("User {} is not erased yet and is retried", leased.userId(), failure);
      retryLater(leased);
    }
  }

  /** Ends the lease, unless another instance has it by now. */
  private void retryLater(Pending leased) {
    Duration pause = LeasedWork.backOff(leased.failures(), FIRST_BACK_OFF, MAX_BACK_OFF);
    mongo.updateFirst(
        new Query(where("_id").is(leased.id()).and("nextAttemptAt").is(leased.nextAttemptAt())),
        new Update().set("nextAttemptAt", clock.instant().plus(pause)).inc("failures", 1),
        collection);
  }

  @Override
  public void close() throws InterruptedException {
    attempts.close();
  }
}
