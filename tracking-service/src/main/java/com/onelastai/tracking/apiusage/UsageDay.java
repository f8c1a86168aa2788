package com.onelastai.tracking.apiusage;

import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.projection.Changes;
import com.onelastai.starter.retention.StoredCollection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Whose calls are counted together, on which day in UTC.
 *
 * @param owner a user, else a visitor, or everyone
 */
record UsageDay(String owner, LocalDate day) {

  static final String EVERYONE = "*";

  private static final String USER = "user:";
  private static final String VISITOR = "visitor:";

  /** Null for someone who is neither signed in nor known as a visitor. */
  static @Nullable String ownerOf(Actor caller) {
    if (caller.userId() != null) {
      return USER + caller.userId();
    }
    return caller.visitorId() == null ? null : VISITOR + caller.visitorId();
  }

  static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  String id() {
    return owner + "|" + day;
  }

  /** Names the owner of the day with this id, so that it can be found by whom it tells of. */
  static void describeOwner(String id, Changes changes) {
    String owner = id.substring(0, id.lastIndexOf('|'));
    if (owner.startsWith(USER)) {
      changes.setOnInsert(StoredCollection.USER, owner.substring(USER.length()));
    } else if (owner.startsWith(VISITOR)) {
      changes.setOnInsert("visitorId", owner.substring(VISITOR.length()));
    }
  }

  static LocalDate dayOfId(String id) {
    return LocalDate.parse(id.substring(id.lastIndexOf('|') + 1));
  }
}
