package com.onelastai.support.ticket.sla;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** What has been recorded of a ticket's clocks, once each. */
public enum SlaMark implements SnakeCaseEnum {
  FIRST_RESPONSE_WARNED,
  FIRST_RESPONSE_BREACHED,
  RESOLUTION_WARNED,
  RESOLUTION_BREACHED;

  public boolean isBreach() {
    return this == FIRST_RESPONSE_BREACHED || this == RESOLUTION_BREACHED;
  }
}
