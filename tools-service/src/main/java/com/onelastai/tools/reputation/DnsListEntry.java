package com.onelastai.tools.reputation;

import org.jspecify.annotations.Nullable;

/**
 * What a block list answers for one name.
 *
 * @param detail its codes and reasons, or why there is no answer
 */
record DnsListEntry(State state, @Nullable String detail) {

  enum State {
    LISTED,
    NOT_LISTED,
    UNKNOWN
  }

  static DnsListEntry unknown(String reason) {
    return new DnsListEntry(State.UNKNOWN, reason);
  }
}
