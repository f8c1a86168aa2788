package com.onelastai.support.calendar;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes calendar files. Times are in UTC: a calendar shows them in the zone of its user, and no
 * rule of a time zone that changes later moves them.
 */
@Component
public class CalendarFiles {

  /** The method of a file that adds or changes an appointment. */
  public static final String REQUEST = "REQUEST";

  /** The method of a file that removes an appointment. */
  public static final String CANCEL = "CANCEL";

  private static final String PRODUCT = "-//OneLastAI//support-service//EN";

  private final InternetAddress organizer;
  private final Clock clock;

  /**
   * @param sender of mails, as in {@code OneLastAI <no-reply@example.com>}
   */
  CalendarFiles(@Value("${onelastai.mail.sender}") String sender, Clock clock)
      throws AddressException {
    this.organizer = new InternetAddress(sender);
    this.clock = clock;
  }

  /** A file that adds the appointment, or changes it if its UID is known already. */
  public String request(Appointment appointment) {
    return write(appointment, ImmutableMethod.REQUEST, ImmutableStatus.VEVENT_CONFIRMED);
  }

  /** A file that removes the appointment. */
  public String cancel(Appointment appointment) {
    return write(appointment, ImmutableMethod.CANCEL, ImmutableStatus.VEVENT_CANCELLED);
  }

  private String write(Appointment appointment, Method method, Status status) {
    Calendar calendar = new Calendar();
    calendar.add(new ProdId(PRODUCT));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(method);
    calendar.add(event(appointment, status));
    StringWriter file = new StringWriter();
    try {
      new CalendarOutputter().output(calendar, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toString();
  }

  private VEvent event(Appointment appointment, Status status) {
    VEvent event = new VEvent(false);
    event.add(new Uid(appointment.uid()));
    event.add(new DtStamp(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    event.add(new Sequence(appointment.sequence()));
    event.add(new DtStart<>(appointment.start()));
    event.add(new DtEnd<>(appointment.end()));
    event.add(new Summary(appointment.summary()));
    event.add(new Description(appointment.description()));
    event.add(status);
    event.add(organizer());
    event.add(attendee(appointment.guest()));
    return event;
  }

  private Organizer organizer() {
    Organizer property = new Organizer(address(organizer.getAddress()));
    if (organizer.getPersonal() != null) {
      property.add(name(organizer.getPersonal()));
    }
    return property;
  }

  private static Attendee attendee(Appointment.Guest guest) {
    Attendee attendee = new Attendee(address(guest.email()));
    attendee.add(name(guest.name()));
    attendee.add(Role.REQ_PARTICIPANT);
    attendee.add(PartStat.ACCEPTED);
    return attendee;
  }

  /** A parameter cannot contain the quotation mark that surrounds it. */
  private static Cn name(String name) {
    return new Cn(name.replace('"', '\''));
  }

  private static URI address(String email) {
    try {
      return new URI("mailto", email, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
