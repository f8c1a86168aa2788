package com.onelastai.tools.run;

import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.WindowCounter;
import com.onelastai.starter.visit.Owner;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Limits how often an owner may run one tool on one day, besides the limit of all tools. */
@Component
class ToolQuotas {

  /**
   * @param perTool runs a day by the tool's id
   */
  @ConfigurationProperties("onelastai.tool-limits")
  record ToolLimits(Map<String, Integer> perTool) {}

  /** A run that was counted. */
  interface Counted {

    /** For a run that had no effect. */
    void release();
  }

  private final WindowCounter counters;
  private final Map<String, Integer> limits;

  /** Beside the counters of {@link RunQuota}, which erases them with its own. */
  ToolQuotas(MongoOperations mongo, IndexCreation indexes, Clock clock, ToolLimits limits) {
    this.counters = new WindowCounter(mongo, indexes, clock, RunQuota.COLLECTION, ChronoUnit.DAYS);
    this.limits = limits.perTool();
  }

  /**
   * @throws com.onelastai.starter.problem.ApiException 429 {@code limit_reached} if it is one too
   *     many
   */
  Counted count(String tool, Owner owner) {
    Integer limit = limits.get(tool);
    if (limit == null) {
      return () -> {};
    }
    String detail = "You have used all %d runs of this tool of today (UTC).".formatted(limit);
    String window = counters.count(owner.key() + "/" + tool, limit, detail);
    return () -> counters.giveBack(window);
  }
}
