package com.onelastai.community.member;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A user as others see them.
 *
 * @param userId the {@code _id}
 * @param timezone of the IANA database; null if the user has chosen none
 * @param showsActivity whether leaderboards may name the user
 * @param revision of the account in auth-service
 */
@Document(Member.COLLECTION)
public record Member(
    @Id String userId,
    String name,
    @Nullable String timezone,
    boolean showsActivity,
    long revision) {

  static final String COLLECTION = "members";

  /** UTC if the user has chosen none, or one that is not known here yet. */
  public ZoneId zone() {
    try {
      return ZoneId.of(timezone == null ? "UTC" : timezone);
    } catch (DateTimeException unknown) {
      return ZoneId.of("UTC");
    }
  }
}
