package com.onelastai.starter.limit;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.visit.Owner;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.mongodb.core.MongoOperations;

/** Limits how often an owner may do something on one day (UTC). */
public final class DailyQuota implements UserDataHolder {

  /**
   * How often on a day.
   *
   * @param user limit of a signed-in user
   * @param visitor limit of a browser without a signed-in user
   * @param network limit of all such browsers of one network together: a visitor is only a cookie
   */
  @ConfigurationProperties("onelastai.limits")
  public record Limits(int user, int visitor, int network) {}

  private final WindowCounter counters;
  private final Limits limits;
  private final String things;

  /**
   * @param things what is counted, such as {@code messages}
   */
  public DailyQuota(
      MongoOperations mongo,
      IndexCreation indexes,
      Clock clock,
      String collection,
      Limits limits,
      String things) {
    this.counters = new WindowCounter(mongo, indexes, clock, collection, ChronoUnit.DAYS);
    this.limits = limits;
    this.things = things;
  }

  /** Something that was counted. */
  public final class Counted {

    private final List<String> windows = new ArrayList<>();

    /** For what had no effect. */
    public void release() {
      windows.forEach(counters::giveBack);
      windows.clear();
    }
  }

  /**
   * Counts one more.
   *
   * @throws ApiException 429 {@code limit_reached} if it is one too many
   */
  public Counted count(Owner owner) {
    Counted counted = new Counted();
    if (owner.anonymous()) {
      count(owner.key(), limits.visitor(), counted);
      if (owner.network() != null) {
        count("network/" + owner.network(), limits.network(), counted);
      }
    } else {
      count(owner.key(), limits.user(), counted);
    }
    return counted;
  }

  private void count(String key, int limit, Counted counted) {
    try {
      counted.windows.add(
          counters.count(
              key, limit, "You have used all %d %s of today (UTC).".formatted(limit, things)));
    } catch (ApiException refused) {
      counted.release();
      throw refused;
    }
  }

  @Override
  public void erase(String userId) {
    counters.erase(userId);
  }
}
