package com.onelastai.events.support;

import com.onelastai.events.EventContract;

/**
 * The team has answered a ticket.
 *
 * @param userId who has asked
 */
@EventContract(topic = SupportEvent.TOPIC, type = "com.onelastai.support.ticket-answered.v1")
public record TicketAnswered(String ticketId, String userId) implements SupportEvent {

  @Override
  public String key() {
    return ticketId;
  }
}
