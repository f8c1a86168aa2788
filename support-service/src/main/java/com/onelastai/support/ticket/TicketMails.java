package com.onelastai.support.ticket;

import com.onelastai.mail.MailLanguage;
import com.onelastai.mail.MailLanguages;
import com.onelastai.support.mail.MailPart;
import com.onelastai.support.mail.MailPart.Link;
import com.onelastai.support.mail.MailPart.Paragraph;
import com.onelastai.support.mail.MailQueued;
import com.onelastai.support.recipient.Recipient;
import com.onelastai.support.recipient.Recipients;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mails about a ticket. A reply to one lands in the ticket. */
@Component
public class TicketMails {

  /** Of the addresses for replies. */
  public static final String REPLY = "ticket";

  private static final String BLANK_LINES = "\\R\\s*\\R";

  private final Recipients recipients;
  private final MailLanguages languages;

  TicketMails(Recipients recipients, MailLanguages languages) {
    this.recipients = recipients;
    this.languages = languages;
  }

  /** What the team wrote; empty if nobody knows the user's address. */
  Optional<MailQueued> answered(Ticket ticket, Message message, boolean resolved) {
    return mail(
        ticket,
        language -> {
          List<MailPart> parts = new ArrayList<>();
          parts.add(new Paragraph(language.text("ticket.reply_above")));
          parts.add(new Paragraph(language.text("ticket.answered")));
          for (String paragraph : message.message().strip().split(BLANK_LINES)) {
            parts.add(new Paragraph(paragraph));
          }
          if (!message.attachments().isEmpty()) {
            parts.add(
                new Paragraph(language.text("ticket.attachments", message.attachments().size())));
          }
          if (resolved) {
            parts.add(new Paragraph(language.text("ticket.resolved")));
          }
          return parts;
        });
  }

  /** The ticket was resolved without words. */
  Optional<MailQueued> resolved(Ticket ticket) {
    return mail(
        ticket,
        language ->
            List.of(
                new Paragraph(language.text("ticket.reply_above")),
                new Paragraph(language.text("ticket.resolved"))));
  }

  private Optional<MailQueued> mail(Ticket ticket, Function<MailLanguage, List<MailPart>> content) {
    return find(ticket.userId())
        .map(recipient -> {
          MailLanguage language = languages.of(recipient.language());
          List<MailPart> parts = new ArrayList<>(content.apply(language));
          parts.add(new Link(language.text("ticket.link"), "/support/tickets/" + ticket.id()));
          return MailQueued.to(
                  ticket.id(),
                  recipient.email(),
                  language,
                  language.text("ticket.subject", ticket.subject(), ticket.id()),
                  parts.toArray(MailPart[]::new))
              .replyTo(REPLY, ticket.id());
        });
  }

  private Optional<Recipient> find(@Nullable String userId) {
    return userId == null ? Optional.empty() : recipients.find(userId);
  }
}
