package com.onelastai.community.moderation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.community.ContentModerated;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.work.OptimisticRetry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code communitymoderation}. */
@Repository
class Cases implements UserDataHolder {

  private static final int ATTEMPTS = 30;

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;

  Cases(MongoOperations mongo, OutboxTemplate outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
    outbox.register(ModerationCase.class);
  }

  Optional<ModerationCase> find(String id) {
    return Optional.ofNullable(mongo.findById(id, ModerationCase.class));
  }

  /**
   * @throws ApiException 404
   */
  ModerationCase require(String id) {
    return find(id).orElseThrow(() -> ApiException.notFound("case"));
  }

  /**
   * Changes a case, or begins it, and tells the author of new acts. The change runs again if
   * someone else came first.
   *
   * @param none what there is if there is no such case yet
   */
  ModerationCase change(
      String id, Supplier<ModerationCase> none, UnaryOperator<ModerationCase> change) {
    return OptimisticRetry.retry(
        ATTEMPTS,
        () -> {
          ModerationCase stored = find(id).orElse(null);
          ModerationCase before = stored == null ? none.get() : stored;
          ModerationCase after = change.apply(before);
          DomainEvent[] news = news(before, after);
          if (stored == null) {
            outbox.insert(after, news);
          } else if (!after.equals(before)) {
            OptimisticRetry.require(update(before, after, news), "The case");
          }
          return after;
        });
  }

  private boolean update(ModerationCase before, ModerationCase after, DomainEvent[] news) {
    Query unchanged = new Query(where("_id").is(before.id()).and("revision").is(before.revision()));
    Update update =
        new Update()
            .set("status", after.status())
            .set("since", after.since())
            .set("reports", after.reports())
            .set("reasons", after.reasons())
            .set("flags", after.flags())
            .set("acts", after.acts())
            .set("moderators", after.moderators())
            .inc("revision", 1);
    setOrUnset(update, "decidedAt", after.decidedAt());
    setOrUnset(update, "pendingSince", after.pendingSince());
    return outbox.update(unchanged, update, ModerationCase.class, news);
  }

  private static void setOrUnset(Update update, String field, @Nullable Instant value) {
    if (value == null) {
      update.unset(field);
    } else {
      update.set(field, value);
    }
  }

  /** Nobody is told that reports about them were unfounded. */
  private static DomainEvent[] news(ModerationCase before, ModerationCase after) {
    String author = after.author();
    return author == null
        ? new DomainEvent[0]
        : after.acts().stream()
            .skip(before.acts().size())
            .filter(act -> act.type() != ActType.DISMISS)
            .map(act ->
                new ContentModerated(
                    after.kind().ofContent(),
                    after.contentId(),
                    author,
                    act.type().value(),
                    act.reasonValue().orElse(null),
                    after.id()))
            .toArray(DomainEvent[]::new);
  }

  /** Notes that all acts of this case are carried out, unless there are others by now. */
  boolean endPending(ModerationCase carriedOut) {
    int acts = carriedOut.acts().size();
    Query same = new Query(where("_id").is(carriedOut.id()).and("acts").size(acts));
    Update done = new Update().set("carriedOut", acts).unset("pendingSince").inc("revision", 1);
    return mongo.updateFirst(same, done, ModerationCase.class).getMatchedCount() > 0;
  }

  /** The ids of cases with acts that were recorded before this time and not carried out. */
  List<String> pending(Instant before, int max) {
    Query query =
        new Query(where("pendingSince").lt(before)).with(Sort.by("pendingSince")).limit(max);
    return mongo.find(query, ModerationCase.class).stream().map(ModerationCase::id).toList();
  }

  List<ModerationCase> ofAuthor(String userId) {
    return mongo.find(new Query(where("author").is(userId)), ModerationCase.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("_id").is(Kind.MEMBER.caseId(userId))), ModerationCase.class);
    Stream.concat(
            ofAuthor(userId).stream(),
            mongo.find(new Query(where("moderators").is(userId)), ModerationCase.class).stream())
        .map(ModerationCase::id)
        .distinct()
        .forEach(id -> eraseFrom(id, userId));
  }

  private void eraseFrom(String id, String userId) {
    OptimisticRetry.until(
        ATTEMPTS,
        "The case",
        () ->
            find(id)
                .map(found -> {
                  Query unchanged =
                      new Query(where("_id").is(id).and("revision").is(found.revision()));
                  Update erased = CaseErasure.of(found, userId).inc("revision", 1);
                  return mongo
                          .updateFirst(unchanged, erased, ModerationCase.class)
                          .getMatchedCount()
                      > 0;
                })
                .orElse(true));
  }
}
