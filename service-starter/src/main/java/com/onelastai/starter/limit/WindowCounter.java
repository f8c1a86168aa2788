package com.onelastai.starter.limit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.index.Expires;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bson.Document;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;

/**
 * Limits how often something happens in a minute or on a day (UTC), across all instances. Each
 * window of a key has one small document, which expires a window later.
 */
public final class WindowCounter {

  private static final FindAndModifyOptions COUNT =
      FindAndModifyOptions.options().upsert(true).returnNew(true);

  private final MongoOperations mongo;
  private final Clock clock;
  private final String collection;
  private final ChronoUnit window;

  public WindowCounter(
      MongoOperations mongo,
      IndexCreation indexes,
      Clock clock,
      String collection,
      ChronoUnit window) {
    indexes.requireExpiry(collection);
    this.mongo = mongo;
    this.clock = clock;
    this.collection = collection;
    this.window = window;
  }

  /**
   * Counts one more.
   *
   * @return the id of the window, for {@link #giveBack}
   * @throws ApiException 429 {@code limit_reached}, and nothing is counted
   */
  public String count(String key, int limit, String detail) {
    Instant now = clock.instant();
    Instant start = now.truncatedTo(window);
    String id = key + "/" + start.toString().replace("T00:00:00Z", "");
    Update update = new Update().inc("count", 1).setOnInsert(Expires.FIELD, start.plus(2, window));
    Document counted =
        Objects.requireNonNull(
            mongo.findAndModify(byId(id), update, COUNT, Document.class, collection));
    if (counted.getInteger("count") > limit) {
      giveBack(id);
      throw new ApiException(HttpStatus.TOO_MANY_REQUESTS, "limit_reached", detail)
          .with("limit", limit)
          .retryAfter(Duration.between(now, start.plus(1, window)));
    }
    return id;
  }

  public void giveBack(String id) {
    mongo.updateFirst(byId(id), new Update().inc("count", -1), collection);
  }

  public void erase(String key) {
    mongo.remove(new Query(where("_id").regex("^" + Pattern.quote(key + "/"))), collection);
  }

  private static Query byId(String id) {
    return new Query(where("_id").is(id));
  }
}
