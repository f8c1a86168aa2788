package com.onelastai.support.ticket.sla;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** How urgent a ticket is, which decides how soon it has to be answered. */
public enum Priority implements SnakeCaseEnum {
  LOW,
  MEDIUM,
  HIGH,
  URGENT
}
