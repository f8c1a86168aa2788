package com.onelastai.support.ticket;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.util.Locale;

/** How far a ticket is. */
public enum Status implements SnakeCaseEnum {
  OPEN,
  IN_PROGRESS,
  RESOLVED,
  CLOSED;

  /** The platform's API writes {@code in-progress}. */
  @Override
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean isOver() {
    return this == RESOLVED || this == CLOSED;
  }
}
