package com.onelastai.tracking.apiusage;

import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.projection.Changes;
import com.onelastai.tracking.erasure.OfPerson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Whose calls are counted together, on which day in UTC.
 *
 * @param owner a user, else a visitor, or everyone
 */
@Document(UsageDay.COLLECTION)
@Expires
@OfPerson
@CompoundIndex(def = "{'userId': 1}", sparse = true)
@CompoundIndex(def = "{'visitorId': 1}", sparse = true)
record UsageDay(String owner, LocalDate day) {

  static final String COLLECTION = "apiusagedays";
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
      changes.setOnInsert(OfPerson.USER, owner.substring(USER.length()));
    } else if (owner.startsWith(VISITOR)) {
      changes.setOnInsert("visitorId", owner.substring(VISITOR.length()));
    }
  }

  static LocalDate dayOfId(String id) {
    return LocalDate.parse(id.substring(id.lastIndexOf('|') + 1));
  }
}
