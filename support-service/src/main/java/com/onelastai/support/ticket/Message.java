package com.onelastai.support.ticket;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user or the team wrote.
 *
 * @param id unique in the ticket; what comes again with the same id is stored once
 * @param authorId the member of the team; null for the user, and once the member is erased
 * @param attachments ids of files
 * @param refused the names of files in a mail that were not accepted
 */
record Message(
    String id,
    Sender sender,
    @Nullable String authorId,
    String message,
    Instant timestamp,
    List<String> attachments,
    List<String> refused) {

  static final int MAX_LENGTH = 10_000;
  static final int MAX_ATTACHMENTS = 10;

  /** Which side wrote. */
  enum Sender implements SnakeCaseEnum {
    USER,
    SUPPORT
  }
}
