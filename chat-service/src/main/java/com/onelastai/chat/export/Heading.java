package com.onelastai.chat.export;

import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.conversation.Message.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The headings of a conversation and of its messages, each on one line. */
record Heading(String title, String agent, Instant startTime) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  static Heading of(Conversation conversation) {
    String name = conversation.agentName();
    String agent = onOneLine(name == null ? conversation.agentId() : name);
    String title = conversation.title();
    return new Heading(
        title == null ? "Conversation with " + agent : onOneLine(title),
        agent,
        conversation.startTime());
  }

  String started() {
    return TIME.format(startTime);
  }

  String speaker(Message message) {
    return isAgents(message) ? agent : "You";
  }

  static boolean isAgents(Message message) {
    return message.role() == Role.ASSISTANT;
  }

  /** When the message was written, with its status if it is incomplete. */
  static String time(Message message) {
    String time = TIME.format(message.timestamp());
    Status status = message.status();
    return status == null || status == Status.COMPLETE ? time : time + " (" + status.value() + ")";
  }

  private static String onOneLine(String text) {
    return text.replaceAll("[\\s\\p{Cc}\\u2028\\u2029]+", " ").strip();
  }
}
