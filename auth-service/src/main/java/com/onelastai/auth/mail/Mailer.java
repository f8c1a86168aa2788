package com.onelastai.auth.mail;

import com.onelastai.auth.user.Preferences;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.retry.RetryLaterException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends queued mails by SMTP, one at a time: a redelivered batch would send its mails again. */
@Component
class Mailer {

  /**
   * How long a temporary refusal of one mail is retried and delays the next mails. Some servers
   * refuse unknown recipients temporarily, too.
   */
  private static final Duration RETRY_TIME = Duration.ofMinutes(2);

  private static final ZoneId UTC = ZoneId.of("UTC");

  private final JavaMailSender smtp;
  private final MailTexts texts;
  private final MailLanguages languages;
  private final Users users;
  private final MailProperties properties;
  private final Clock clock;

  Mailer(
      JavaMailSender smtp,
      MailTexts texts,
      MailLanguages languages,
      Users users,
      MailProperties properties,
      Clock clock) {
    this.smtp = smtp;
    this.texts = texts;
    this.languages = languages;
    this.users = users;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @throws RetryLaterException if the mail server is unavailable
   * @throws MailException if this mail cannot be sent
   */
  @EventListener(group = "mail", maxRecords = 1)
  void on(MailQueued mail, EventMetadata metadata) {
    try {
      smtp.send(compose(mail, metadata));
    } catch (MailParseException unusable) {
      throw unusable;
    } catch (MailException failure) {
      boolean permanent =
          SmtpReply.of(failure).filter(reply -> reply.isPermanent() || isOld(metadata)).isPresent();
      if (permanent) {
        throw failure;
      }
      throw new RetryLaterException("The mail server is unavailable", failure);
    }
  }

  private boolean isOld(EventMetadata metadata) {
    return metadata.time().plus(RETRY_TIME).isBefore(clock.instant());
  }

  private MimeMessage compose(MailQueued mail, EventMetadata metadata) {
    Optional<User> user = users.find(mail.userId());
    MailText text = texts.of(mail, metadata.time(), language(user), zone(user));
    MimeMessage message = smtp.createMimeMessage();
    try {
      MimeMessageHelper helper =
          new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
      helper.setValidateAddresses(true);
      helper.setFrom(properties.sender());
      helper.setTo(mail.to());
      helper.setSubject(text.subject());
      helper.setText(text.plain(), text.html());
      // The same id when the event is redelivered, so that mailboxes can drop the duplicate.
      message.setHeader("Message-ID", "<" + metadata.id() + "@onelastai>");
      message.setHeader("Auto-Submitted", "auto-generated");
      return message;
    } catch (MessagingException unusable) {
      throw new MailParseException(unusable);
    }
  }

  private MailLanguage language(Optional<User> user) {
    return languages.of(user.map(User::preferences).orElse(Preferences.DEFAULT).language());
  }

  /** Of the user's profile; UTC if it has none. */
  private static ZoneId zone(Optional<User> user) {
    return user.map(User::timezone).<ZoneId>map(ZoneId::of).orElse(UTC);
  }

  /**
   * A server's reply to one mail; excludes replies that concern every mail, such as a failed login
   * or a shutdown.
   */
  record SmtpReply(int code) {

    private static final int CLOSING = 421;

    static Optional<SmtpReply> of(MailException failure) {
      if (!(failure instanceof MailSendException sending)) {
        return Optional.empty();
      }
      return Arrays.stream(sending.getMessageExceptions())
          .map(SmtpReply::code)
          .filter(code -> code > 0 && code != CLOSING)
          .findFirst()
          .map(SmtpReply::new);
    }

    boolean isPermanent() {
      return code >= 500;
    }

    /** 0 if there is no reply. */
    private static int code(Exception failure) {
      for (Exception e = failure;
          e instanceof MessagingException mailing;
          e = mailing.getNextException()) {
        if (e instanceof SMTPAddressFailedException address) {
          return address.getReturnCode();
        }
        if (e instanceof SMTPSendFailedException sending && !isAboutTheSender(sending)) {
          return sending.getReturnCode();
        }
      }
      return 0;
    }

    private static boolean isAboutTheSender(SMTPSendFailedException failure) {
      return failure.getCommand().startsWith("MAIL");
    }
  }
}
