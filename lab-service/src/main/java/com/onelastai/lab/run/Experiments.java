package com.onelastai.lab.run;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.lab.ExperimentFinished;
import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.file.FileUse;
import com.onelastai.lab.run.LabExperiment.Output;
import com.onelastai.lab.run.LabExperiment.Progress;
import com.onelastai.lab.run.LabExperiment.Source;
import com.onelastai.lab.run.LabExperiment.Status;
import com.onelastai.lab.run.LabExperiment.Work;
import com.onelastai.starter.export.UserDataSource;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code labexperiments}. Each step of a run is one update of its document. */
@Repository
class Experiments implements FileUse, UserDataSource {

  static final String ADDRESS = "/api/lab/experiments";
  private static final String TOKEN = "work.token";
  private static final String DUE = "work.due";
  private static final FindAndModifyOptions CHANGED =
      FindAndModifyOptions.options().returnNew(true);

  private static final NewestFirst<LabExperiment> OF_OWNER =
      new NewestFirst<>(
          LabExperiment.COLLECTION,
          LabExperiment.class,
          "owner",
          "createdAt",
          LabExperiment::createdAt,
          LabExperiment::experimentId);

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final Clock clock;

  Experiments(MongoOperations mongo, OutboxTemplate outbox, Clock clock) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.clock = clock;
    outbox.register(LabExperiment.class);
  }

  /**
   * How a run ended.
   *
   * @param made the ids of the files that are kept
   */
  record Ending(
      Status status,
      @Nullable Output output,
      @Nullable String error,
      long processingTime,
      long tokensUsed,
      List<String> made) {

    static Ending failed(String error, long processingTime, long tokensUsed) {
      return new Ending(Status.FAILED, null, error, processingTime, tokensUsed, List.of());
    }
  }

  /**
   * Inserts it in the first free place of its owner, which it has until it ends.
   *
   * @param places how many the owner has
   * @return false if none is free
   */
  boolean insert(LabExperiment experiment, int places) {
    Work work = Objects.requireNonNull(experiment.work());
    for (int place = 0; place < places; place++) {
      Work placed = work.at(experiment.owner() + "/" + place);
      try {
        outbox.insert(LabExperimentBuilder.builder(experiment).work(placed).build());
        return true;
      } catch (DuplicateKeyException taken) {
        // The next one may be free.
      }
    }
    return false;
  }

  Optional<LabExperiment> find(String experimentId) {
    return Optional.ofNullable(mongo.findById(experimentId, LabExperiment.class));
  }

  /** Others' experiments are not found. */
  LabExperiment require(String owner, String experimentId) {
    return find(experimentId)
        .filter(found -> found.owner().equals(owner))
        .orElseThrow(() -> ApiException.notFound("experiment"));
  }

  Listing<LabExperiment> list(
      String owner, @Nullable String type, @Nullable String after, int size) {
    return OF_OWNER
        .read(
            mongo,
            owner,
            query -> {
              query.addCriteria(where("source").is(Source.PLATFORM));
              if (type != null) {
                query.addCriteria(where("experimentType").is(type));
              }
              query.fields().exclude("output.result", "work");
            },
            ADDRESS,
            after,
            size)
        .with("type", type);
  }

  long countUnfinished(String owner) {
    return mongo.count(
        new Query(where("owner").is(owner).and(DUE).gte(Instant.EPOCH)), LabExperiment.class);
  }

  /** What an instance may take, that which waits longest first. */
  List<String> due(Collection<String> types, int max) {
    Query query =
        new Query(where(DUE).lte(clock.instant()).and("experimentType").in(types))
            .with(Sort.by(DUE))
            .limit(max);
    query.fields().include("_id");
    return mongo.find(query, org.bson.Document.class, LabExperiment.COLLECTION).stream()
        .map(found -> found.getString("_id"))
        .toList();
  }

  /** Null if it has ended, or another instance has it. */
  @Nullable LabExperiment lease(String experimentId, Duration lease) {
    Instant now = clock.instant();
    Update update =
        new Update()
            .set(TOKEN, UUID.randomUUID().toString())
            .set(DUE, now.plus(lease))
            .inc("work.attempts", 1)
            .set("status", Status.PROCESSING)
            .set("startedAt", now);
    Query free = new Query(where("_id").is(experimentId).and(DUE).lte(now));
    return mongo.findAndModify(free, update, CHANGED, LabExperiment.class);
  }

  /**
   * Says how far a run is, and that it goes on.
   *
   * @return false if the lease is lost: it was cancelled, deleted, or another instance has it
   */
  boolean renew(LabExperiment leased, Progress progress, long tokensUsed, Duration lease) {
    Update update =
        new Update()
            .set(DUE, clock.instant().plus(lease))
            .set("progress", progress)
            .set("tokensUsed", tokensUsed);
    return outbox.update(held(leased), update, LabExperiment.class);
  }

  /** Gives a lease back, as if the attempt had not begun. */
  void release(LabExperiment leased) {
    Update update =
        new Update()
            .set(DUE, clock.instant())
            .unset(TOKEN)
            .inc("work.attempts", -1)
            .set("status", Status.PENDING);
    outbox.update(held(leased), update, LabExperiment.class);
  }

  /**
   * @return false if the lease is lost; then nothing is written
   */
  boolean finish(LabExperiment leased, Ending ending) {
    Update update =
        end(ending.status())
            .set("processingTime", ending.processingTime())
            .set("tokensUsed", ending.tokensUsed())
            .set("made", ending.made())
            .set("output", ending.output())
            .set("error", ending.error());
    if (ending.status() == Status.COMPLETED) {
      update.set("progress", new Progress(100, "Done"));
    }
    return outbox.update(held(leased), update, LabExperiment.class, event(leased, ending));
  }

  /** Whatever instance has it. An experiment that has ended stays as it is. */
  void cancel(LabExperiment seen) {
    Instant started = seen.startedAt();
    long time = started == null ? 0 : Duration.between(started, clock.instant()).toMillis();
    Ending ending = new Ending(Status.CANCELLED, null, null, time, seen.tokensUsed(), List.of());
    outbox.update(
        new Query(where("_id").is(seen.experimentId()).and(DUE).exists(true)),
        end(Status.CANCELLED).set("processingTime", time),
        LabExperiment.class,
        event(seen, ending));
  }

  private Update end(Status status) {
    return new Update().set("status", status).set("completedAt", clock.instant()).unset("work");
  }

  private static Query held(LabExperiment leased) {
    Work work = leased.work();
    return new Query(
        where("_id").is(leased.experimentId()).and(TOKEN).is(work == null ? "" : work.token()));
  }

  private static ExperimentFinished event(LabExperiment experiment, Ending ending) {
    Output output = ending.output();
    Engine engine = output == null ? null : output.metadata().engine();
    return new ExperimentFinished(
        experiment.experimentId(),
        experiment.experimentType(),
        experiment.userId(),
        experiment.visitorId(),
        ExperimentFinished.Status.valueOf(ending.status().name()),
        engine == null ? null : new ExperimentFinished.Engine(engine.kind().value(), engine.name()),
        ending.processingTime(),
        ending.tokensUsed());
  }

  /** Changes a document of this owner. */
  boolean update(String owner, String experimentId, Update update) {
    Criteria own = where("_id").is(experimentId).and("owner").is(owner);
    return outbox.update(new Query(own), update, LabExperiment.class);
  }

  Optional<LabExperiment> findShared(String tokenHash) {
    Query query =
        new Query(where("share.token").is(tokenHash).and("share.expiresAt").gt(clock.instant()));
    return Optional.ofNullable(mongo.findOne(query, LabExperiment.class));
  }

  List<String> ids(String owner, int max) {
    Query query = new Query(where("owner").is(owner)).limit(max);
    query.fields().include("_id");
    return mongo.find(query, org.bson.Document.class, LabExperiment.COLLECTION).stream()
        .map(found -> found.getString("_id"))
        .toList();
  }

  /**
   * @return false if an event of it has not been published yet
   */
  boolean removePublished(String experimentId) {
    Query published =
        new Query(where("_id").is(experimentId).and(OutboxTemplate.FIELD + ".0").exists(false));
    return mongo.remove(published, LabExperiment.class).getDeletedCount() > 0;
  }

  void remove(String experimentId) {
    mongo.remove(new Query(where("_id").is(experimentId)), LabExperiment.class);
  }

  @Override
  public boolean uses(String experimentId, String fileId) {
    return find(experimentId)
        .filter(found -> found.made().contains(fileId) || found.input().files().contains(fileId))
        .isPresent();
  }

  @Override
  public String name() {
    return "experiments";
  }

  /** Without results, which may be large; each can be read by its id. */
  @Override
  public List<?> of(String userId) {
    Query query = new Query(where("owner").is(userId));
    query.fields().exclude("output.result", "work");
    return mongo.find(query, LabExperiment.class);
  }
}
