package com.onelastai.support.ticket;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what of a ticket, and when. Only the team sees it.
 *
 * @param version of the ticket after the change
 * @param from null if there was nothing, or it is no single value
 * @param to null if there is nothing now, or it is no single value
 */
record HistoryEntry(
    long version,
    Author by,
    Action action,
    @Nullable String from,
    @Nullable String to,
    Instant at) {

  /** What was changed. */
  enum Action implements SnakeCaseEnum {
    OPENED,
    REPLIED,
    STATUS_CHANGED,
    PRIORITY_CHANGED,
    CATEGORY_CHANGED,
    TAGS_CHANGED,
    ASSIGNED,
    /** Someone wanted to assign the ticket and had not seen the latest change. */
    ASSIGNMENT_COLLIDED,
    NOTE_ADDED,
    MERGED_INTO,
    MERGED_FROM,
    RATED,
    SLA_MARKED,
    UNKNOWN
  }
}
