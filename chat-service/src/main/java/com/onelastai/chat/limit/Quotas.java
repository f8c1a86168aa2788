package com.onelastai.chat.limit;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.WindowCounter;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** Limits how many messages an owner may send on one day. */
@Service
public class Quotas implements UserDataHolder {

  static final String COLLECTION = "chatlimits";

  /**
   * Messages a day.
   *
   * @param user limit of a signed-in user
   * @param visitor limit of a browser without a signed-in user
   * @param network limit of all such browsers of one network together
   */
  @ConfigurationProperties("onelastai.limits")
  record LimitProperties(int user, int visitor, int network) {}

  private final WindowCounter counters;
  private final LimitProperties limits;

  Quotas(MongoOperations mongo, IndexCreation indexes, Clock clock, LimitProperties limits) {
    this.counters = new WindowCounter(mongo, indexes, clock, COLLECTION, ChronoUnit.DAYS);
    this.limits = limits;
  }

  /** A message that was counted. */
  public final class Counted {

    private final List<String> windows = new ArrayList<>();

    /** For a message that had no effect. */
    public void release() {
      windows.forEach(counters::giveBack);
      windows.clear();
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
          counters.count(key, limit, "You have used all " + limit + " messages of today (UTC)."));
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
