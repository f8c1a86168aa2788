package com.onelastai.support.ticket.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads raw mails (RFC 5322), which may be broken or hostile. */
final class MailReader {

  private static final Logger log = LoggerFactory.getLogger(MailReader.class);

  private static final Session SESSION = Session.getInstance(new Properties());

  /** What a request must not have either. */
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\r\\n\\t]]");

  private MailReader() {}

  /** Empty if it cannot be read as a mail. */
  static Optional<IncomingMail> read(byte[] raw) {
    try {
      MimeMessage mail = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
      MailHeaders headers = new MailHeaders(mail);
      boolean automatic = headers.areAutomatic();
      MailBody body = new MailBody();
      // Nobody reads what a program has sent.
      String text = automatic ? "" : ReplyText.of(body.text(mail));
      String id = mail.getMessageID();
      return Optional.of(
          new IncomingMail(
              DigestUtils.sha256Hex(id == null ? raw : id.getBytes(UTF_8)),
              headers.from(),
              headers.recipients(),
              automatic,
              CONTROLS.matcher(text).replaceAll(""),
              body.attachments()));
    } catch (MessagingException | IOException | RuntimeException broken) {
      // Decoders throw various exceptions for broken mails. Without the message, which has words.
      log.info("A mail cannot be read: {}", broken.getClass().getName());
      return Optional.empty();
    }
  }
}
