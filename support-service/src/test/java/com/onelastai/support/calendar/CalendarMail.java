package com.onelastai.support.calendar;

import com.onelastai.mail.test.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyContainer;
import net.fortuna.ical4j.model.component.VEvent;
import org.jspecify.annotations.Nullable;

/** A mail as a mail program with a calendar reads it. */
public record CalendarMail(Mail mail) {

  private static final Pattern TOKEN = Pattern.compile("\\?token=([\\w.-]+)");

  /** The token of the signed link in it. */
  public String token() {
    Matcher token = TOKEN.matcher(mail.plain());
    if (!token.find()) {
      throw new AssertionError("No link in " + mail.plain());
    }
    return token.group(1);
  }

  public boolean hasFile() {
    return file() != null;
  }

  public String method() {
    return value(calendar(), Property.METHOD);
  }

  public String uid() {
    return value(event(), Property.UID);
  }

  public int sequence() {
    return Integer.parseInt(value(event(), Property.SEQUENCE));
  }

  public String status() {
    return value(event(), Property.STATUS);
  }

  public Instant start() {
    return Instant.from((Temporal) event().getDateTimeStart().getDate());
  }

  public Instant end() {
    return Instant.from((Temporal) event().getDateTimeEnd().getDate());
  }

  private VEvent event() {
    return (VEvent) calendar().getComponents().getFirst();
  }

  private static String value(PropertyContainer in, String name) {
    return in.getProperty(name)
        .map(Property::getValue)
        .orElseThrow(() -> new AssertionError("No " + name + " in " + in));
  }

  private Calendar calendar() {
    String file = file();
    if (file == null) {
      throw new AssertionError("No calendar file in " + mail.subject());
    }
    return parse(file);
  }

  static Calendar parse(String file) {
    try {
      return new CalendarBuilder().build(new StringReader(file));
    } catch (IOException | ParserException unreadable) {
      throw new AssertionError(file, unreadable);
    }
  }

  private @Nullable String file() {
    try {
      return find(mail.message());
    } catch (MessagingException | IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static @Nullable String find(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/calendar")) {
      try (var reader = new InputStreamReader(part.getInputStream(), StandardCharsets.UTF_8)) {
        return reader.readAllAsString();
      }
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = find(parts.getBodyPart(i));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
