package com.onelastai.community.trust;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a member has earned.
 *
 * @param userId the {@code _id}
 * @param likes that others gave, without those that were taken back
 * @param removals of the member's content by moderators or rules, the latest
 * @param banDecidedAt when a moderator last banned the member or ended a ban
 */
@Document(Trust.COLLECTION)
record Trust(
    @Id String userId,
    Instant firstSeenAt,
    long posts,
    long comments,
    long likes,
    List<Removal> removals,
    @Nullable Instant bannedUntil,
    Instant banDecidedAt) {

  static final String COLLECTION = "communitytrust";

  /** Something of the member was hidden or removed, and has not been restored. */
  record Removal(String contentId, Instant at) {}

  static Trust of(String userId, Instant now) {
    return new Trust(userId, now, 0, 0, 0, List.of(), null, Instant.EPOCH);
  }

  long days(Instant now) {
    return Duration.between(firstSeenAt, now).toDays();
  }

  long removalsSince(Instant since) {
    return removals.stream().filter(removal -> removal.at().isAfter(since)).count();
  }

  boolean isBanned(Instant now) {
    return bannedUntil != null && bannedUntil.isAfter(now);
  }
}
