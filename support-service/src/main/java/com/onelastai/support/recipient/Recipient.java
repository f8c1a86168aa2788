package com.onelastai.support.recipient;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A user as they can be addressed.
 *
 * @param userId the {@code _id}
 * @param language a language tag such as {@code de-AT}
 * @param timezone of the IANA database; null if the user has chosen none
 * @param mail whether the user wants mails, apart from those about security
 * @param push whether the user wants push messages
 * @param digest whether mails are collected into one a day
 * @param revision of the account in auth-service
 */
@Document(Recipient.COLLECTION)
public record Recipient(
    @Id String userId,
    String email,
    String name,
    String language,
    @Nullable String timezone,
    boolean mail,
    boolean push,
    boolean digest,
    @Nullable QuietHours quietHours,
    long revision) {

  static final String COLLECTION = "recipients";

  /** UTC if the user has chosen none, or one that is not known here yet. */
  public ZoneId zone() {
    try {
      return ZoneId.of(timezone == null ? "UTC" : timezone);
    } catch (DateTimeException unknown) {
      return ZoneId.of("UTC");
    }
  }

  /** When the user can be disturbed: now, or at the end of their quiet hours. */
  public Instant awakeAfter(Instant now) {
    return quietHours == null ? now : quietHours.firstAfter(now, zone());
  }
}
