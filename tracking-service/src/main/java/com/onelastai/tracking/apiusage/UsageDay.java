package com.onelastai.tracking.apiusage;

import com.onelastai.events.tracking.Actor;
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

  /** Null for someone who is neither signed in nor known as a visitor. */
  static @Nullable String ownerOf(Actor caller) {
    if (caller.userId() != null) {
      return "user:" + caller.userId();
    }
    return caller.visitorId() == null ? null : "visitor:" + caller.visitorId();
  }

  static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  String id() {
    return owner + "|" + day;
  }

  static LocalDate dayOfId(String id) {
    return LocalDate.parse(id.substring(id.lastIndexOf('|') + 1));
  }
}
