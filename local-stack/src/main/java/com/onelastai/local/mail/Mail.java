package com.onelastai.local.mail;

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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A caught mail.
 *
 * @param id the time of arrival in milliseconds
 * @param to the recipients named in SMTP, not in the headers
 * @param text the first plain text in it
 * @param html the first HTML in it
 * @param calendar the first calendar file in it
 */
record Mail(
    String id,
    String from,
    List<String> to,
    String subject,
    Instant receivedAt,
    @Nullable String text,
    @Nullable String html,
    @Nullable String calendar) {

  /** Headers of a stored mail for the sender and recipients named in SMTP. */
  static final String SENDER = "X-Caught-From";

  static final String RECIPIENT = "X-Caught-To";

  private static final int MAX_BODY_CHARS = 1_000_000;
  private static final int MAX_DEPTH = 10;

  static Mail read(String id, InputStream file) throws IOException {
    try {
      MimeMessage message = new MimeMessage(null, file);
      String from = header(message, "From");
      String[] to = message.getHeader(RECIPIENT);
      return new Mail(
          id,
          from.isEmpty() ? header(message, SENDER) : from,
          to == null ? List.of() : List.of(to),
          header(message, "Subject"),
          Instant.ofEpochMilli(Long.parseLong(id)),
          body(message, "text/plain", 0),
          body(message, "text/html", 0),
          body(message, "text/calendar", 0));
    } catch (MessagingException unreadable) {
      throw new IOException(unreadable);
    }
  }

  boolean isTo(String address) {
    return to.stream().anyMatch(address::equalsIgnoreCase);
  }

  private static String header(MimeMessage message, String name) throws MessagingException {
    String[] values = message.getHeader(name);
    if (values == null) {
      return "";
    }
    String unfolded = MimeUtility.unfold(values[0]);
    try {
      return MimeUtility.decodeText(unfolded);
    } catch (UnsupportedEncodingException e) {
      return unfolded;
    }
  }

  private static @Nullable String body(Part part, String type, int depth) {
    try {
      if (part.isMimeType(type)) {
        String text = text(part);
        return text.substring(0, Math.min(text.length(), MAX_BODY_CHARS));
      }
      if (depth < MAX_DEPTH && part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          String found = body(parts.getBodyPart(i), type, depth + 1);
          if (found != null) {
            return found;
          }
        }
      }
      return null;
    } catch (MessagingException | IOException e) {
      return "This part cannot be read: " + e.getMessage();
    }
  }

  private static String text(Part part) throws MessagingException, IOException {
    try {
      if (part.getContent() instanceof String text) {
        return text;
      }
    } catch (UnsupportedEncodingException unknownCharset) {
      // Its bytes are read below.
    }
    try (InputStream bytes = part.getInputStream()) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
