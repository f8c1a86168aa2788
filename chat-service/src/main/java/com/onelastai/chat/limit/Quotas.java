package com.onelastai.chat.limit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Counts what people send, and refuses what is too much for one day. */
@Service
public class Quotas {

  private static final FindAndModifyOptions COUNT =
      FindAndModifyOptions.options().upsert(true).returnNew(true);

  private final MongoOperations mongo;
  private final LimitProperties settings;
  private final Clock clock;

  Quotas(MongoOperations mongo, LimitProperties settings, Clock clock) {
    this.mongo = mongo;
    this.settings = settings;
    this.clock = clock;
  }

  /** A message that was counted. */
  public final class Counted {

    private final List<String> counters = new ArrayList<>();

    /** It came to nothing, so it does not count. */
    public void giveBack() {
      counters.forEach(counter ->
          mongo.updateFirst(
              new Query(where("_id").is(counter)), new Update().inc("count", -1), Counter.class));
      counters.clear();
    }
  }

  /**
   * Counts a message.
   *
   * @throws ApiException 429 {@code limit_reached} if it is one too many
   */
  public Counted count(Owner owner) {
    Counted counted = new Counted();
    if (owner.anonymous()) {
      count(owner.key(), settings.visitor(), counted);
      if (owner.network() != null) {
        count("network/" + owner.network(), settings.network(), counted);
      }
    } else {
      count(owner.key(), settings.user(), counted);
    }
    return counted;
  }

  private void count(String whose, int limit, Counted counted) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    String id = whose + "/" + today;
    Update update = new Update().inc("count", 1).setOnInsert("expiresAt", startOf(today, 2));
    Counter counter =
        Objects.requireNonNull(
            mongo.findAndModify(new Query(where("_id").is(id)), update, COUNT, Counter.class));
    counted.counters.add(id);
    if (counter.count() > limit) {
      counted.giveBack();
      throw new ApiException(
              HttpStatus.TOO_MANY_REQUESTS,
              "limit_reached",
              "You have used all " + limit + " messages of today (UTC).")
          .with("limit", limit)
          .retryAfter(Duration.between(clock.instant(), startOf(today, 1)));
    }
  }

  private static Instant startOf(LocalDate today, int days) {
    return today.plusDays(days).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
