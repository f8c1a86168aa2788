package com.onelastai.gateway.ended;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The login sessions and users whose tokens are refused. Each is forgotten when no token of it can
 * live any more. Requests read it; one thread writes it.
 */
public final class EndedLogins {

  /** Twice as long as an access token lives. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  private record Entry(String id, Instant until) {}

  private final int limit;
  private final Clock time;
  private final Map<String, Instant> known = new ConcurrentHashMap<>();
  private final Deque<Entry> oldestFirst = new ArrayDeque<>();

  EndedLogins(int limit, Clock time) {
    this.limit = limit;
    this.time = time;
  }

  /** Whether the token of this login is refused. */
  public boolean contain(String userId, @Nullable String sessionId) {
    return known.containsKey(userId) || (sessionId != null && known.containsKey(sessionId));
  }

  int size() {
    return known.size();
  }

  /** Of a user or a session: the ids of both are random, so they share one map. */
  void add(String id, Instant ended) {
    Instant until = ended.plus(LIFETIME);
    if (until.isAfter(time.instant())) {
      known.put(id, until);
      oldestFirst.add(new Entry(id, until));
    }
    forgetOld();
  }

  /** Also those that are too many: the oldest have the least left to live. */
  void forgetOld() {
    Instant now = time.instant();
    @Nullable Entry oldest = oldestFirst.peek();
    while (oldest != null && (oldestFirst.size() > limit || !oldest.until().isAfter(now))) {
      oldestFirst.remove();
      // Unless it was named again since.
      known.remove(oldest.id(), oldest.until());
      oldest = oldestFirst.peek();
    }
  }
}
