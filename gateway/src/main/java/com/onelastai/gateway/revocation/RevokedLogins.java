package com.onelastai.gateway.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The login sessions and users whose tokens are rejected. An entry is purged once every token of it
 * has expired. Requests read it; one thread writes it.
 */
public final class RevokedLogins {

  /** Twice as long as an access token lives. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  private record Entry(String id, Instant until) {}

  private final int limit;
  private final Clock time;
  private final Map<String, Instant> revoked = new ConcurrentHashMap<>();
  private final Deque<Entry> oldestFirst = new ArrayDeque<>();

  RevokedLogins(int limit, Clock time) {
    this.limit = limit;
    this.time = time;
  }

  /** Whether tokens of this login are rejected. */
  public boolean isRevoked(String userId, @Nullable String sessionId) {
    return revoked.containsKey(userId) || (sessionId != null && revoked.containsKey(sessionId));
  }

  int size() {
    return revoked.size();
  }

  /** Revokes a session, or all of a user's: both ids are random, so they share one map. */
  void revoke(String id, Instant since) {
    Instant until = since.plus(LIFETIME);
    if (until.isAfter(time.instant())) {
      revoked.put(id, until);
      oldestFirst.add(new Entry(id, until));
    }
    purge();
  }

  /** Removes what expired, and the oldest entries beyond the limit, which expire first. */
  void purge() {
    Instant now = time.instant();
    @Nullable Entry oldest = oldestFirst.peek();
    while (oldest != null && (oldestFirst.size() > limit || !oldest.until().isAfter(now))) {
      oldestFirst.remove();
      // Unless it was revoked again since.
      revoked.remove(oldest.id(), oldest.until());
      oldest = oldestFirst.peek();
    }
  }
}
