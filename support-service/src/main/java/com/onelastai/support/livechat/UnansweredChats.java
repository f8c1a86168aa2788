package com.onelastai.support.livechat;

import com.onelastai.starter.job.ClusterJob;
import com.onelastai.support.contact.ContactMessages;
import com.onelastai.support.ticket.Category;
import com.onelastai.support.ticket.NewTicket;
import com.onelastai.support.ticket.Tickets;
import com.onelastai.support.ticket.sla.Priority;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Chats that wait while nobody of the team is there become tickets; those of visitors, who have no
 * tickets, become contact messages.
 */
@Component
class UnansweredChats {

  private static final int BATCH = 100;
  private static final int LONGEST = 5_000;
  private static final String SUBJECT = "Live chat without an answer";

  private final Chats chats;
  private final ChatFeeds feeds;
  private final TeamPresence team;
  private final Tickets tickets;
  private final ContactMessages contactMessages;
  private final ChatProperties properties;
  private final Clock clock;

  UnansweredChats(
      Chats chats,
      ChatFeeds feeds,
      TeamPresence team,
      Tickets tickets,
      ContactMessages contactMessages,
      ChatProperties properties,
      Clock clock) {
    this.chats = chats;
    this.feeds = feeds;
    this.team = team;
    this.tickets = tickets;
    this.contactMessages = contactMessages;
    this.properties = properties;
    this.clock = clock;
  }

  @ClusterJob(name = "unanswered-chats", every = "10s")
  void giveUp() {
    if (!team.isAvailable()) {
      chats
          .waitingSince(clock.instant().minus(properties.unansweredAfter()), BATCH)
          .forEach(this::giveUp);
    }
    chats.toFollowUp(BATCH).forEach(this::followUp);
  }

  private void giveUp(SupportChat chat) {
    chats.giveUp(chat.id(), chat.userId() == null ? null : tickets.newId());
    feeds.changed(chat.id());
  }

  /** May be repeated: ticket and message are made once by their ids. */
  private void followUp(SupportChat chat) {
    if (!chat.messages().isEmpty()) {
      if (chat.userId() != null && chat.ticketId() != null) {
        tickets.openOnce(
            chat.ticketId(),
            new NewTicket(
                chat.userId(), SUBJECT, text(chat), Category.OTHER, Priority.MEDIUM, List.of()));
      } else {
        contactMessages.addUnanswered(chat.id(), chat.name(), chat.email(), text(chat));
      }
    }
    chats.followedUp(chat.id());
  }

  private static String text(SupportChat chat) {
    String text =
        chat.messages().stream().map(ChatMessage::text).collect(Collectors.joining("\n\n"));
    return text.substring(0, Math.min(text.length(), LONGEST));
  }
}
