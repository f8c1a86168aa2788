package com.onelastai.local.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.onelastai.local.mail.Mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads what can be read of a mail; what is broken in it shows as it came. */
final class MailReader {

  private static final int MAX_BODY_CHARS = 1_000_000;
  private static final int MAX_DEPTH = 10;

  private MailReader() {}

  static Mail read(String id, Instant receivedAt, MovingMessage delivery)
      throws MessagingException {
    MimeMessage message = delivery.getMessage();
    List<Header> headers =
        Collections.list(message.getAllHeaders()).stream()
            .map(header -> new Header(header.getName(), decoded(header.getValue())))
            .toList();
    return new Mail(
        id,
        first(headers, "From").orElseGet(() -> String.valueOf(delivery.getReturnPath())),
        delivery.getToAddresses().stream().map(MailAddress::getEmail).sorted().toList(),
        first(headers, "Subject").orElse(""),
        receivedAt,
        headers,
        body(message, "text/plain", 0).orElse(null),
        body(message, "text/html", 0).orElse(null));
  }

  private static Optional<String> first(List<Header> headers, String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  private static String decoded(String value) {
    String unfolded = MimeUtility.unfold(value);
    try {
      return MimeUtility.decodeText(unfolded);
    } catch (UnsupportedEncodingException e) {
      return unfolded;
    }
  }

  private static Optional<String> body(Part part, String type, int depth) {
    try {
      if (part.isMimeType(type)) {
        String text = text(part);
        return Optional.of(text.substring(0, Math.min(text.length(), MAX_BODY_CHARS)));
      }
      if (depth < MAX_DEPTH && part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          Optional<String> found = body(parts.getBodyPart(i), type, depth + 1);
          if (found.isPresent()) {
            return found;
          }
        }
      }
      return Optional.empty();
    } catch (MessagingException | IOException e) {
      return Optional.of("This part cannot be read: " + e.getMessage());
    }
  }

  private static String text(Part part) throws MessagingException, IOException {
    try {
      return String.valueOf(part.getContent());
    } catch (UnsupportedEncodingException unknownCharset) {
      try (InputStream bytes = part.getInputStream()) {
        return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
