package com.onelastai.support.ticket.inbound;

import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.WindowCounter;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.support.mail.ReplyAddresses;
import com.onelastai.support.ticket.MailedReplies;
import com.onelastai.support.ticket.MailedReplies.MailedReply;
import com.onelastai.support.ticket.TicketMails;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** Decides about each mail that comes in. Nobody ever gets an answer from here. */
@Service
class InboundMails {

  private static final int MAX_LENGTH = 10_000;

  private final ReplyAddresses addresses;
  private final MailedReplies replies;
  private final WindowCounter counter;
  private final MeterRegistry metrics;
  private final int perHour;

  InboundMails(
      ReplyAddresses addresses,
      MailedReplies replies,
      MongoOperations mongo,
      IndexCreation indexes,
      Clock clock,
      MeterRegistry metrics,
      @Value("${onelastai.tickets.inbound.per-hour}") int perHour) {
    this.addresses = addresses;
    this.replies = replies;
    this.counter =
        new WindowCounter(mongo, indexes, clock, "supportinboundlimits", ChronoUnit.HOURS);
    this.metrics = metrics;
    this.perHour = perHour;
  }

  /** What becomes of a mail. */
  enum Outcome implements SnakeCaseEnum {
    ADDED,
    DUPLICATE,
    /** It is no mail. */
    UNREADABLE,
    /** A program sent it: an out-of-office reply, a bounce, a mailing list. */
    AUTOMATIC,
    /** It was sent to no address that this service has given out. */
    UNKNOWN_ADDRESS,
    /** It does not come from the user of the ticket. */
    OTHER_SENDER,
    /** Nothing is left without quotes and signatures. */
    EMPTY,
    /** The ticket gets too many mails, as in a loop, or has too many messages. */
    TOO_MANY
  }

  /**
   * What became of a mail.
   *
   * @param ticketId null unless it was added
   */
  @Schema(name = "InboundMailResult")
  record Result(Outcome outcome, @Nullable String ticketId) {}

  Result receive(byte[] raw) {
    Result result =
        MailReader.read(raw).map(this::receive).orElse(new Result(Outcome.UNREADABLE, null));
    metrics.counter("support_inbound_mails", "outcome", result.outcome().value()).increment();
    return result;
  }

  private Result receive(IncomingMail mail) {
    if (mail.automatic()) {
      return new Result(Outcome.AUTOMATIC, null);
    }
    return mail.recipients().stream()
        .flatMap(address -> addresses.subject(TicketMails.REPLY, address).stream())
        .findFirst()
        .map(ticketId -> addTo(ticketId, mail))
        .orElse(new Result(Outcome.UNKNOWN_ADDRESS, null));
  }

  private Result addTo(String addressed, IncomingMail mail) {
    Optional<String> known = replies.current(addressed);
    if (known.isEmpty()) {
      return new Result(Outcome.UNKNOWN_ADDRESS, null);
    }
    String ticketId = known.get();
    if (mail.from() == null || !replies.isUser(ticketId, mail.from())) {
      return new Result(Outcome.OTHER_SENDER, null);
    }
    if (replies.has(ticketId, mail.id())) {
      return new Result(Outcome.DUPLICATE, null);
    }
    if (mail.text().isBlank() && mail.attachments().isEmpty()) {
      return new Result(Outcome.EMPTY, null);
    }
    return write(ticketId, mail);
  }

  private Result write(String ticketId, IncomingMail mail) {
    try {
      counter.count(ticketId, perHour, "The ticket gets too many mails.");
      MailedReply reply = new MailedReply(mail.id(), cut(mail.text()));
      mail.attachments().forEach(file -> reply.attach(file.name(), file.content()));
      boolean added = replies.add(ticketId, reply);
      return added ? new Result(Outcome.ADDED, ticketId) : new Result(Outcome.DUPLICATE, null);
    } catch (ApiException full) {
      return new Result(Outcome.TOO_MANY, null);
    }
  }

  private static String cut(String text) {
    return text.length() <= MAX_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, MAX_LENGTH) - 1))
            + "…";
  }
}
