package com.onelastai.community.trust;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.bson.Document;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The collection {@code communitydays}: how often a member did what, in a document for each day.
 */
@Component
class DailyActivity implements UserDataHolder {

  private static final String COLLECTION = "communitydays";
  private static final FindAndModifyOptions COUNT =
      FindAndModifyOptions.options().upsert(true).returnNew(true);

  private final MongoOperations mongo;
  private final Clock clock;

  DailyActivity(MongoOperations mongo, IndexCreation indexes, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
    indexes.requireExpiry(COLLECTION);
  }

  /**
   * Counts one more.
   *
   * @throws ApiException 429 {@code limit_reached}, and nothing is counted
   */
  void count(String userId, Activity activity, int limit) {
    Instant now = clock.instant();
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    Query today = today(userId, day);
    String field = activity.value();
    Update more =
        new Update().inc(field, 1).setOnInsert(Expires.FIELD, day.plus(2, ChronoUnit.DAYS));
    Document counted =
        Objects.requireNonNull(mongo.findAndModify(today, more, COUNT, Document.class, COLLECTION));
    if (counted.getInteger(field) > limit) {
      mongo.updateFirst(today, new Update().inc(field, -1), COLLECTION);
      throw new ApiException(
              HttpStatus.TOO_MANY_REQUESTS,
              "limit_reached",
              "Your trust level allows %d of this a day (UTC).".formatted(limit))
          .with("limit", limit)
          .retryAfter(Duration.between(now, day.plus(1, ChronoUnit.DAYS)));
    }
  }

  /** How often the member did what today. */
  ToIntFunction<Activity> today(String userId) {
    Query today = today(userId, clock.instant().truncatedTo(ChronoUnit.DAYS));
    Document counted = mongo.findOne(today, Document.class, COLLECTION);
    return activity -> counted == null ? 0 : counted.getInteger(activity.value(), 0);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("_id").regex("^" + Pattern.quote(userId + "/"))), COLLECTION);
  }

  private static Query today(String userId, Instant day) {
    return new Query(where("_id").is(userId + "/" + day.toString().replace("T00:00:00Z", "")));
  }
}
