package com.onelastai.community.moderation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Lists of cases: those that wait for moderators, and those about an author's content. */
@Component
class ModerationQueue {

  private static final NewestFirst<ModerationCase> OF_STATUS =
      new NewestFirst<>(
          ModerationCase.COLLECTION,
          ModerationCase.class,
          "status",
          "since",
          ModerationCase::since,
          ModerationCase::id);

  private static final NewestFirst<ModerationCase> OF_AUTHOR =
      new NewestFirst<>(
          ModerationCase.COLLECTION,
          ModerationCase.class,
          "author",
          "decidedAt",
          ModerationQueue::decidedAt,
          ModerationCase::id);

  /** Authors learn of all others. */
  private static final List<ActType> TOLD =
      Arrays.stream(ActType.values()).filter(type -> type != ActType.DISMISS).toList();

  private final MongoOperations mongo;

  ModerationQueue(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Listing<ModerationCase> read(
      CaseStatus status,
      @Nullable Kind kind,
      @Nullable Reason reason,
      @Nullable String after,
      int size) {
    return OF_STATUS
        .read(
            mongo,
            status,
            query -> {
              if (kind != null) {
                query.addCriteria(where("kind").is(kind));
              }
              if (reason != null) {
                query.addCriteria(where("reasons").is(reason));
              }
            },
            ModerationController.ADDRESS + "/queue",
            after,
            size)
        .with("status", status.value())
        .with("kind", kind == null ? null : kind.value())
        .with("reason", reason == null ? null : reason.value());
  }

  Listing<ModerationCase> readOf(String author, String address, @Nullable String after, int size) {
    return OF_AUTHOR.read(
        mongo,
        author,
        query -> query.addCriteria(where("acts.type").in(TOLD)),
        address,
        after,
        size);
  }

  private static Instant decidedAt(ModerationCase found) {
    return found.decidedAt() == null ? found.since() : found.decidedAt();
  }
}
