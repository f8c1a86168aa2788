package com.onelastai.tracking.realtime;

import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.events.tracking.ToolRunReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.projection.Changes;
import com.onelastai.starter.projection.FieldKeys;
import com.onelastai.tracking.referrer.Attributions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What some events add to one minute. */
final class MinuteFold {

  /** Names that a minute tells apart in each list; whoever invents more does not swell it. */
  static final int MAX_NAMES = 200;

  static final String OTHER = "(other)";

  private final Map<String, Set<String>> names = new HashMap<>();
  private final @Nullable Document current;
  private final Changes changes;

  MinuteFold(@Nullable Document current, Changes changes) {
    this.current = current;
    this.changes = changes;
  }

  void add(TrackingEvent event, UnaryOperator<String> pageName) {
    switch (event) {
      case PageViewed view -> {
        changes.increment("pageViews", 1);
        count("pages", pageName.apply(view.path()));
        String referrer = Attributions.outsideReferrer(view);
        if (referrer != null) {
          count("referrers", referrer);
        }
      }
      case ApiCalled _ -> changes.increment("apiCalls", 1);
      case ChatReported chat -> count("agents", chat.agentId());
      case ToolRunReported run -> count("tools", run.toolName());
      default -> {
        // Nothing that is shown by the minute.
      }
    }
  }

  private void count(String list, String name) {
    Set<String> known = names.computeIfAbsent(list, this::stored);
    String key = FieldKeys.encode(name);
    if (!known.contains(key) && known.size() >= MAX_NAMES) {
      key = OTHER;
    }
    known.add(key);
    changes.increment(list + "." + key, 1);
  }

  private Set<String> stored(String list) {
    return current == null
        ? new HashSet<>()
        : new HashSet<>(current.get(list, new Document()).keySet());
  }
}
