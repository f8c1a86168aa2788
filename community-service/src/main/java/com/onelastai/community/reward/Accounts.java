package com.onelastai.community.reward;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.leaderboard.Leaderboards;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.community.AchievementEarned;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.export.UserDataSource;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.retry.RetryLaterException;
import com.onelastai.starter.work.OptimisticRetry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;

/**
 * The collection {@code rewardscenters}. It is erased last: its erasure waits until the user has
 * left the leaderboards.
 */
@Repository
@Order(Ordered.LOWEST_PRECEDENCE)
public class Accounts implements UserDataHolder, UserDataSource {

  /** Days without events that may still arrive are counted for good. */
  static final int OPEN_DAYS = 90;

  /** Longer than a day is open, and than its boards are kept. */
  private static final int KEPT_DAYS = OPEN_DAYS + 7;

  private static final int ATTEMPTS = 100;

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final Leaderboards leaderboards;
  private final Rules rules;
  private final Clock clock;

  Accounts(
      MongoOperations mongo,
      OutboxTemplate outbox,
      Leaderboards leaderboards,
      Rules rules,
      Clock clock) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.leaderboards = leaderboards;
    this.rules = rules;
    this.clock = clock;
    outbox.register(RewardAccount.class);
  }

  /** Empty if the user has none yet. */
  public RewardAccount find(String userId) {
    return Optional.ofNullable(mongo.findById(userId, RewardAccount.class))
        .orElseGet(() -> RewardAccount.empty(userId));
  }

  /** 409 {@code points_missing}. */
  public static ApiException missing(int price, long points) {
    return new ApiException(HttpStatus.CONFLICT, "points_missing", "You have too few points.")
        .with("price", price)
        .with("points", points);
  }

  /** Adds what is new of a day. Idempotent. */
  void credit(RewardDay day, int run) {
    OptimisticRetry.until(ATTEMPTS, "An account of rewards", () -> attempt(day, run));
  }

  private boolean attempt(RewardDay day, int run) {
    RewardAccount account = find(day.userId());
    Credit credit = Credit.of(account, day, run, rules);
    if (credit.isEmpty() || account.erased()) {
      return true;
    }
    if (account.revision() == 0) {
      insertEmpty(account);
    }
    Instant now = clock.instant();
    Stream<DomainEvent> earned =
        credit.earned().stream()
            .map(one -> new AchievementEarned(day.userId(), one.id(), one.points()));
    DomainEvent[] events =
        Stream.concat(earned, Stream.of(credit.moves(account, now))).toArray(DomainEvent[]::new);
    return outbox.update(
        unchanged(account), update(account, credit, now), RewardAccount.class, events);
  }

  private void insertEmpty(RewardAccount account) {
    try {
      mongo.insert(account);
    } catch (DuplicateKeyException exists) {
      // Another event of the user came first.
    }
  }

  private static Update update(RewardAccount account, Credit credit, Instant now) {
    Update update =
        new Update()
            .inc("points", credit.allPoints())
            .inc("earned", credit.allPoints())
            .inc("revision", 1)
            .set("days." + credit.day(), credit.counts());
    credit.counters().forEach((name, value) -> update.set("counters." + name, value));
    credit.earned().forEach(one -> update.set("achievements." + one.id(), now));
    LocalDate oldest = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(KEPT_DAYS);
    account.days().keySet().stream()
        .map(LocalDate::parse)
        .filter(day -> day.isBefore(oldest) && !day.equals(credit.day()))
        .forEach(day -> update.unset("days." + day));
    return update;
  }

  /**
   * Adds a freeze and pays for it, unless the account has changed since it was read.
   *
   * @return whether it was added
   */
  boolean buyFreeze(RewardAccount account, RewardAccount.Freeze freeze) {
    int price = rules.freeze().price();
    Query affordable = unchanged(account);
    affordable.addCriteria(where("points").gte(price));
    Update update = new Update().inc("points", -price).inc("revision", 1).push("freezes", freeze);
    return outbox.update(affordable, update, RewardAccount.class);
  }

  private static Query unchanged(RewardAccount account) {
    return new Query(where("_id").is(account.userId()).and("revision").is(account.revision()));
  }

  @Override
  public void erase(String userId) {
    RewardAccount account = find(userId);
    if (account.revision() > 0 && !account.erased()) {
      Update left =
          new Update()
              .set("erased", true)
              .inc("revision", 1)
              .set("days", Map.of())
              .set("freezes", List.of())
              .set("redemptions", List.of());
      outbox.update(
          unchanged(account), left, RewardAccount.class, Credit.leaving(account, clock.instant()));
    }
    Query published =
        new Query(where("_id").is(userId).and(OutboxTemplate.FIELD + ".0").exists(false));
    mongo.remove(published.addCriteria(where("erased").is(true)), RewardAccount.class);
    mongo.remove(new Query(where("_id").is(userId).and("revision").is(0)), RewardAccount.class);
    if (find(userId).revision() > 0 || leaderboards.has(userId)) {
      throw new RetryLaterException("A user has not left the leaderboards yet", null);
    }
  }

  @Override
  public String name() {
    return "rewards";
  }

  @Override
  public List<?> of(String userId) {
    RewardAccount account = find(userId);
    return account.revision() == 0 ? List.of() : List.of(account);
  }
}
