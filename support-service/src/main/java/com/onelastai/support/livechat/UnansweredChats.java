package com.onelastai.support.livechat;

import com.onelastai.starter.job.ClusterJob;
import com.onelastai.support.ticket.Category;
import com.onelastai.support.ticket.NewTicket;
import com.onelastai.support.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Chats that wait while nobody of the team is there become tickets, or contact messages. */
@Component
class UnansweredChats {

  private static final int BATCH = 100;

  private final Chats chats;
  private final TeamPresence team;
  private final Tickets tickets;
  private final ChatProperties properties;
  private final Clock clock;

  UnansweredChats(
      Chats chats, TeamPresence team, Tickets tickets, ChatProperties properties, Clock clock) {
    this.chats = chats;
    this.team = team;
    this.tickets = tickets;
    this.properties = properties;
    this.clock = clock;
  }
}
