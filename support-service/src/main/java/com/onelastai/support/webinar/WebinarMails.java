package com.onelastai.support.webinar;

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
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people are told about webinars, in their language and time zone. */
@Component
class WebinarMails {

  /** Of the links with which people leave. */
  static final String PURPOSE = "webinar";

  private static final String PAGE = "/webinars/register-now";

  private final MailLanguages languages;
  private final CalendarFiles calendar;

  WebinarMails(MailLanguages languages, CalendarFiles calendar) {
    this.languages = languages;
    this.calendar = calendar;
  }

  /** A seat, after a time on the waiting list or at once. */
  MailQueued seat(Webinar webinar, Registration registration) {
    String kind = registration.announced() ? "promoted" : "registered";
    return request(webinar, registration, new Text(registration, kind));
  }

  MailQueued waiting(Webinar webinar, Registration registration, int place) {
    Text text = new Text(registration, "waiting");
    return text.mail(
        webinar,
        text.when(webinar),
        new Fact(text.of("place"), text.of("number", place)),
        text.leave());
  }

  MailQueued changed(Webinar webinar, Registration registration) {
    if (registration.isIn()) {
      return request(webinar, registration, new Text(registration, "changed"));
    }
    Text text = new Text(registration, "changed_waiting");
    return text.mail(webinar, text.when(webinar), text.leave());
  }

  MailQueued cancelled(Webinar webinar, Registration registration) {
    return end(webinar, registration, registration.isIn(), new Text(registration, "cancelled"));
  }

  /**
   * @param wasIn whether there is an entry in a calendar to remove
   */
  MailQueued left(Webinar webinar, Registration registration, boolean wasIn) {
    return end(webinar, registration, wasIn, new Text(registration, "left"));
  }

  MailQueued reminder(Webinar webinar, Registration registration) {
    Text text = new Text(registration, "reminder");
    return text.mail(webinar, text.when(webinar), text.where(webinar), text.leave());
  }

  private MailQueued request(Webinar webinar, Registration registration, Text text) {
    return text.mail(webinar, text.when(webinar), text.where(webinar), text.leave())
        .calendar(CalendarFiles.REQUEST, calendar.request(appointment(webinar, registration)));
  }

  private MailQueued end(Webinar webinar, Registration registration, boolean wasIn, Text text) {
    MailQueued mail = text.mail(webinar, text.when(webinar), new Link(text.of("others"), PAGE));
    return wasIn
        ? mail.calendar(CalendarFiles.CANCEL, calendar.cancel(appointment(webinar, registration)))
        : mail;
  }

  private static Appointment appointment(Webinar webinar, Registration registration) {
    return new Appointment(
        registration.id() + "@onelastai",
        registration.sequence(),
        webinar.start(),
        webinar.end(),
        webinar.title(),
        webinar.link(),
        new Appointment.Guest(registration.name(), registration.email()));
  }

  /** The parts of one kind of mail. */
  private final class Text {

    private final Registration registration;
    private final MailLanguage language;
    private final String kind;

    Text(Registration registration, String kind) {
      this.registration = registration;
      this.language = languages.of(registration.language());
      this.kind = kind;
    }

    String of(String key, Object... values) {
      return language.text("webinar." + key, values);
    }

    MailQueued mail(Webinar webinar, MailPart... parts) {
      List<MailPart> all = new ArrayList<>();
      all.add(new Paragraph(of("hello", registration.name())));
      all.add(new Paragraph(of(kind + ".what", webinar.title())));
      all.addAll(List.of(parts));
      return MailQueued.to(
          registration.id(),
          registration.email(),
          language,
          of(kind + ".subject", webinar.title()),
          all.toArray(MailPart[]::new));
    }

    Fact when(Webinar webinar) {
      return new Fact(of("when"), language.time(webinar.start().atZone(registration.zone())));
    }

    Fact where(Webinar webinar) {
      return new Fact(of("link"), webinar.link());
    }

    SignedLink leave() {
      return new SignedLink(of("leave"), PAGE, PURPOSE, registration.id());
    }
  }
}
