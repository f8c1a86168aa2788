package com.onelastai.mail.test;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A mail that arrived. */
public record Mail(MimeMessage message) {

  private interface Reader<T extends @Nullable Object> {
    T read() throws MessagingException, IOException;
  }

  public String subject() {
    return read(message::getSubject);
  }

  public String recipient() {
    return read(() -> message.getAllRecipients()[0].toString());
  }

  public @Nullable String header(String name) {
    return read(() -> message.getHeader(name, ","));
  }

  public String plain() {
    return read(() -> find("text/plain", message));
  }

  public String html() {
    return read(() -> find("text/html", message));
  }

  private static <T extends @Nullable Object> T read(Reader<T> reader) {
    try {
      return reader.read();
    } catch (MessagingException | IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static String find(String type, Part part) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString().replace("\r\n", "\n");
    }
    String found = "";
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; found.isEmpty() && i < parts.getCount(); i++) {
        found = find(type, parts.getBodyPart(i));
      }
    }
    return found;
  }
}
