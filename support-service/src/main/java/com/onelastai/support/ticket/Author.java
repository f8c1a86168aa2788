package com.onelastai.support.ticket;

import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who changes a ticket.
 *
 * @param userId of a member of the team; null for the ticket's user, who is no longer named once
 *     they are erased, and for the service itself
 */
record Author(Role role, @Nullable String userId) {

  static final Author USER = new Author(Role.USER, null);
  static final Author SYSTEM = new Author(Role.SYSTEM, null);

  /** In which part someone changes a ticket. */
  enum Role implements SnakeCaseEnum {
    USER,
    SUPPORT,
    SYSTEM
  }

  static Author of(Caller member) {
    return new Author(Role.SUPPORT, member.userId());
  }
}
