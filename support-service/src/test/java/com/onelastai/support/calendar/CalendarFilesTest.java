package com.onelastai.support.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyContainer;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Attendee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFilesTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2027-03-01T08:00:00Z"), ZoneOffset.UTC);

  private final CalendarFiles files;

  CalendarFilesTest() throws AddressException {
    files = new CalendarFiles("OneLastAI <no-reply@example.com>", CLOCK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2027-03-28T00:30:00Z",
        "2027-03-28T01:00:00Z",
        "2027-10-31T00:30:00Z",
        "2027-10-31T01:30:00Z",
        "2027-11-07T05:30:00Z",
        "2027-11-07T06:30:00Z"
      })
  void timeIsReadBackAsItWasBooked(String time) {
    Instant start = Instant.parse(time);

    VEvent event = event(CalendarMail.parse(files.request(appointment(start, "Ada", 0))));

    assertThat(Instant.from(event.getDateTimeStart().getDate())).isEqualTo(start);
    assertThat(Instant.from(event.getDateTimeEnd().getDate())).isEqualTo(start.plusSeconds(2700));
  }

  @Test
  void cancellationNamesTheSameEventWithAHigherSequence() {
    Instant start = Instant.parse("2027-03-28T01:00:00Z");
    Calendar request = CalendarMail.parse(files.request(appointment(start, "Ada", 0)));
    Calendar cancel = CalendarMail.parse(files.cancel(appointment(start, "Ada", 1)));

    assertThat(value(request, Property.METHOD)).isEqualTo("REQUEST");
    assertThat(value(cancel, Property.METHOD)).isEqualTo("CANCEL");
    assertThat(value(event(cancel), Property.STATUS)).isEqualTo("CANCELLED");
    assertThat(value(event(cancel), Property.UID)).isEqualTo(value(event(request), Property.UID));
    assertThat(value(event(request), Property.SEQUENCE)).isEqualTo("0");
    assertThat(value(event(cancel), Property.SEQUENCE)).isEqualTo("1");
    assertThat(value(event(request), Property.DTSTAMP)).isEqualTo("20270301T080000Z");
  }

  @Test
  void whatGuestsWriteStaysText() {
    String name = "Ada \"; ROLE=CHAIR: mailto:x, 日本 " + "x".repeat(80);
    String file = files.request(appointment(Instant.parse("2027-03-28T01:00:00Z"), name, 0));

    VEvent event = event(CalendarMail.parse(file));
    assertThat(value(event, Property.DESCRIPTION)).isEqualTo("Line one;\nATTENDEE:mailto:x");
    Attendee guest = event.<Attendee>getProperty(Property.ATTENDEE).orElseThrow();
    assertThat(guest.getCalAddress()).hasToString("mailto:ada@example.com");
    assertThat(event.getProperties(Property.ATTENDEE)).hasSize(1);
    assertThat(file).doesNotContain("\nATTENDEE:mailto:x");
    assertThat(Arrays.stream(file.split("\r\n"))).allMatch(line -> line.length() <= 75);
  }

  private static Appointment appointment(Instant start, String name, int sequence) {
    return new Appointment(
        "b-1@onelastai",
        sequence,
        start,
        start.plusSeconds(2700),
        "Consultation",
        "Line one;\nATTENDEE:mailto:x",
        new Appointment.Guest(name, "ada@example.com"));
  }

  private static VEvent event(Calendar calendar) {
    return (VEvent) calendar.getComponents().getFirst();
  }

  private static String value(PropertyContainer in, String name) {
    return in.getProperty(name).map(Property::getValue).orElseThrow();
  }
}
