package com.onelastai.events.support;

import com.onelastai.events.DomainEvent;

/** An event about what people ask support. */
public sealed interface SupportEvent extends DomainEvent permits TicketAnswered {

  String TOPIC = "support.v1";
}
