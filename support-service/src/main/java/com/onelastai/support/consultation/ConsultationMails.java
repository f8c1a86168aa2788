package com.onelastai.support.consultation;

import com.onelastai.mail.MailLanguage;
import com.onelastai.mail.MailLanguages;
import com.onelastai.support.calendar.Appointment;
import com.onelastai.support.calendar.CalendarFiles;
import com.onelastai.support.mail.MailPart;
import com.onelastai.support.mail.MailPart.Fact;
import com.onelastai.support.mail.MailPart.Link;
import com.onelastai.support.mail.MailPart.Paragraph;
import com.onelastai.support.mail.MailPart.SignedLink;
import com.onelastai.support.mail.MailQueued;
import org.springframework.stereotype.Component;

/** What visitors are told about their consultations, in their language and time zone. */
@Component
class ConsultationMails {

  /** Of the links with which a visitor changes a booking. */
  static final String PURPOSE = "consultation";

  private static final String PAGE = "/support/book-consultation";

  private final MailLanguages languages;
  private final CalendarFiles calendar;

  ConsultationMails(MailLanguages languages, CalendarFiles calendar) {
    this.languages = languages;
    this.calendar = calendar;
  }

  MailQueued booked(Consultation booking) {
    return invitation("booked", booking);
  }

  MailQueued moved(Consultation booking) {
    return invitation("moved", booking);
  }

  MailQueued reminder(Consultation booking) {
    return mail("reminder", booking, changeLink(booking));
  }

  MailQueued cancelled(Consultation booking) {
    Link again = new Link(text(booking, "again"), PAGE);
    return mail("cancelled", booking, again)
        .calendar(CalendarFiles.CANCEL, calendar.cancel(appointment(booking)));
  }

  private MailQueued invitation(String kind, Consultation booking) {
    return mail(kind, booking, changeLink(booking))
        .calendar(CalendarFiles.REQUEST, calendar.request(appointment(booking)));
  }

  private MailQueued mail(
      String kind, Consultation booking, MailPart link) {
    MailLanguage language = languages.of(booking.language());
    return MailQueued.to(
        booking.id(),
        booking.email(),
        language,
        text(booking, kind + ".subject", booking.consultantName()),
        new Paragraph(text(booking, "hello", booking.name())),
        new Paragraph(text(booking, kind + ".what", booking.consultantName())),
        new Fact(text(booking, "when"), language.time(booking.localStart())),
        new Fact(text(booking, "topic"), booking.topic()),
        link);
  }

  private SignedLink changeLink(Consultation booking) {
    return new SignedLink(text(booking, "change"), PAGE, PURPOSE, booking.id());
  }

  private Appointment appointment(Consultation booking) {
    return new Appointment(
        booking.id() + "@onelastai",
        booking.sequence(),
        booking.start(),
        booking.end(),
        text(booking, "summary", booking.consultantName()),
        booking.topic(),
        new Appointment.Guest(booking.name(), booking.email()));
  }

  private String text(Consultation booking, String key, Object... values) {
    return languages.of(booking.language()).text("consultation." + key, values);
  }
}
