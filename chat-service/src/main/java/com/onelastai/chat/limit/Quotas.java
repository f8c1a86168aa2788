package com.onelastai.chat.limit;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.limit.WindowCounter;
import com.onelastai.starter.problem.ApiException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** Limits how many messages an owner may send on one day. */
@Service
public class Quotas {

  private final WindowCounter counters;
  private final LimitProperties limits;

  Quotas(WindowCounter counters, LimitProperties limits) {
    this.counters = counters;
    this.limits = limits;
  }

  /** A message that was counted. */
  public final class Counted {

    private final List<String> windows = new ArrayList<>();

    /** For a message that had no effect. */
    public void giveBack() {
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
      counted.giveBack();
      throw refused;
    }
  }
}
