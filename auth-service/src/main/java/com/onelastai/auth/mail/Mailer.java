package com.onelastai.auth.mail;

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
import org.springframework.stereotype.Component;

/** Sends mails by SMTP. */
@Component
class Mailer {

  /**
   * How long a mail that is refused for the time being holds up those after it. Mail servers answer
   * so to names that do not exist, too.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final JavaMailSender smtp;
  private final MailTexts texts;
  private final MailProperties properties;
  private final Clock clock;

  Mailer(JavaMailSender smtp, MailTexts texts, MailProperties properties, Clock clock) {
    this.smtp = smtp;
    this.texts = texts;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @throws RetryLaterException if the mail server is unavailable
   * @throws MailException if this mail cannot be sent
   */
  void send(MailQueued mail, EventMetadata metadata) {
    try {
      smtp.send(compose(mail, metadata));
    } catch (MailParseException unusable) {
      throw unusable;
    } catch (MailException failure) {
      boolean hopeless =
          SmtpReply.toTheMail(failure)
              .filter(reply -> reply.isForGood() || isOld(metadata))
              .isPresent();
      if (hopeless) {
        throw failure;
      }
      throw new RetryLaterException("The mail server is unavailable", failure);
    }
  }

  private boolean isOld(EventMetadata metadata) {
    return metadata.time().plus(PATIENCE).isBefore(clock.instant());
  }

  private MimeMessage compose(MailQueued mail, EventMetadata metadata) {
    MailText text = texts.of(mail, metadata.time());
    MimeMessage message = smtp.createMimeMessage();
    try {
      MimeMessageHelper helper =
          new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
      helper.setValidateAddresses(true);
      helper.setFrom(properties.sender());
      helper.setTo(mail.to());
      helper.setSubject(text.subject());
      helper.setText(MailRendering.plain(text), MailRendering.html(text));
      // The same again if the event comes again, so that mailboxes can tell.
      message.setHeader("Message-ID", "<" + metadata.id() + "@onelastai>");
      message.setHeader("Auto-Submitted", "auto-generated");
      return message;
    } catch (MessagingException unusable) {
      throw new MailParseException(unusable);
    }
  }
}
