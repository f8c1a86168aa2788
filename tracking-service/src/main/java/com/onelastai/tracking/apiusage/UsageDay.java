package com.onelastai.tracking.apiusage;

import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.tracking.erasure.PersonalData;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The calls of an owner on a day in UTC.
 *
 * @param owner a user, else a visitor, or everyone
 */
@Document(UsageDay.COLLECTION)
@Expires
@PersonalData
@CompoundIndex(def = "{'userId': 1}", sparse = true)
@CompoundIndex(def = "{'visitorId': 1}", sparse = true)
record UsageDay(String owner, LocalDate day) {

  static final String COLLECTION = "apiusagedays";
  static final String EVERYONE = "*";

  private static final String USER = "user:";
  private static final String VISITOR = "visitor:";

  /** Null if the caller is neither signed in nor a visitor. */
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

  /** Sets the owner of the day with this id, by which the day is erased. */
  static void describeOwner(String id, UpdateBuilder changes) {
    String owner = id.substring(0, id.lastIndexOf('|'));
    if (owner.startsWith(USER)) {
      changes.setOnInsert(PersonalData.USER, owner.substring(USER.length()));
    } else if (owner.startsWith(VISITOR)) {
      changes.setOnInsert("visitorId", owner.substring(VISITOR.length()));
    }
  }

  static LocalDate dayOfId(String id) {
    return LocalDate.parse(id.substring(id.lastIndexOf('|') + 1));
  }
}
