package com.onelastai.mail;

import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.retry.RetryLaterException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends mails by SMTP, one at a time: a redelivered batch would send its mails again. */
public final class SmtpSender {

  /**
   * How long a temporary refusal of one mail is retried and delays the next mails. Some servers
   * refuse unknown recipients temporarily, too.
   */
  private static final Duration RETRY_TIME = Duration.ofMinutes(2);

  private final JavaMailSender smtp;
  private final String from;
  private final Clock clock;

  SmtpSender(JavaMailSender smtp, String from, Clock clock) {
    this.smtp = smtp;
    this.from = from;
    this.clock = clock;
  }

  /** Adds what an ordinary mail does not have, such as an attachment or a reply address. */
  @FunctionalInterface
  public interface Addition {

    void addTo(MimeMessageHelper mail) throws MessagingException;
  }

  /**
   * Sends the mail that an event queued.
   *
   * @throws RetryLaterException if the mail server is unavailable
   * @throws MailException if this mail cannot be sent
   */
  public void send(EventMetadata queued, String to, MailText text, Addition... additions) {
    try {
      smtp.send(compose(queued, to, text, additions));
    } catch (MailParseException unusable) {
      throw unusable;
    } catch (MailException failure) {
      boolean permanent =
          SmtpReply.of(failure).filter(reply -> reply.isPermanent() || isOld(queued)).isPresent();
      if (permanent) {
        throw failure;
      }
      throw new RetryLaterException("The mail server is unavailable", failure);
    }
  }

  private boolean isOld(EventMetadata queued) {
    return queued.time().plus(RETRY_TIME).isBefore(clock.instant());
  }

  private MimeMessage compose(
      EventMetadata queued, String to, MailText text, Addition... additions) {
    MimeMessage message = smtp.createMimeMessage();
    try {
      MimeMessageHelper helper =
          new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
      helper.setValidateAddresses(true);
      helper.setFrom(from);
      helper.setTo(to);
      helper.setSubject(text.subject());
      helper.setText(text.plain(), text.html());
      for (Addition addition : additions) {
        addition.addTo(helper);
      }
      // The same id when the event is redelivered, so that mailboxes can drop the duplicate.
      message.setHeader("Message-ID", "<" + queued.id() + "@onelastai>");
      message.setHeader("Auto-Submitted", "auto-generated");
      return message;
    } catch (MessagingException unusable) {
      throw new MailParseException(unusable);
    }
  }
}
