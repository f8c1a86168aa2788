package com.onelastai.support.webinar;

import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.work.OptimisticRetry;
import com.onelastai.support.guest.EmailAddress;
import com.onelastai.support.guest.Guest;
import com.onelastai.support.link.SignedLinks;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Registers people for webinars, and lets them leave. */
@Service
class WebinarService {

  private static final int TRIES = 10;

  private final Webinars webinars;
  private final RegistrationDocuments registrations;
  private final Seats seats;
  private final Announcements announcements;
  private final WebinarMails mails;
  private final SignedLinks links;
  private final DailyQuota quota;
  private final WebinarProperties properties;
  private final Clock clock;

  WebinarService(
      Webinars webinars,
      RegistrationDocuments registrations,
      Seats seats,
      Announcements announcements,
      WebinarMails mails,
      SignedLinks links,
      DailyQuota dailyRegistrations,
      WebinarProperties properties,
      Clock clock) {
    this.webinars = webinars;
    this.registrations = registrations;
    this.seats = seats;
    this.announcements = announcements;
    this.mails = mails;
    this.links = links;
    this.quota = dailyRegistrations;
    this.properties = properties;
    this.clock = clock;
  }

  /** Does nothing if the address is registered already. */
  Registration register(RegistrationRequest request, Guest guest) {
    Webinar webinar = webinars.requireOpen(request.webinarId());
    String id = Registration.id(webinar.id(), EmailAddress.Form.normal(request.email()));
    Optional<Registration> before = registrations.find(id);
    if (before.isEmpty() || before.get().status() == RegistrationStatus.LEFT) {
      queue(webinar, id, request, guest, before);
      seats.fill(webinar);
      announcements.waiting(webinar);
    }
    return require(id);
  }

  private void queue(
      Webinar webinar,
      String id,
      RegistrationRequest request,
      Guest guest,
      Optional<Registration> before) {
    DailyQuota.Counted counted = quota.count(guest.counted());
    Registration waiting = waiting(webinar, id, request, guest);
    try {
      if (before.isEmpty()) {
        registrations.insert(waiting);
      } else {
        registrations.change(before.get(), again(before.get(), waiting));
      }
    } catch (DuplicateKeyException registeredMeanwhile) {
      counted.release();
    }
  }

  private Registration waiting(
      Webinar webinar, String id, RegistrationRequest request, Guest guest) {
    Instant now = clock.instant();
    return RegistrationBuilder.builder()
        .id(id)
        .webinarId(webinar.id())
        .userId(guest.userId())
        .name(request.name())
        .email(EmailAddress.Form.normal(request.email()))
        .timezone(Objects.requireNonNullElse(request.timezone(), webinar.timezone()))
        .language(guest.language())
        .status(RegistrationStatus.WAITING)
        .number(webinars.nextNumber(webinar.id()))
        .announced(false)
        .told(webinar.revision())
        .sequence(0)
        .createdAt(now)
        .expiresAt(webinar.end().plus(properties.retention()))
        .build();
  }

  /** Calendars ignore an entry with a lower sequence than the one that was removed. */
  private static Registration again(Registration left, Registration waiting) {
    return RegistrationBuilder.builder(waiting).sequence(left.sequence() + 1).build();
  }

  /** The registration of a link. */
  Registration ofLink(String token) {
    return require(
        links
            .read(WebinarMails.PURPOSE, token)
            .orElseThrow(() ->
                new ApiException(
                    HttpStatus.BAD_REQUEST, "link_invalid", "This link is not one of ours.")));
  }

  /** Leaving again changes nothing. */
  Registration leave(String token) {
    Registration left =
        OptimisticRetry.retry(
            TRIES,
            () -> {
              Registration before = ofLink(token);
              return before.status() == RegistrationStatus.LEFT ? before : leave(before);
            });
    seats.fill(webinars.require(left.webinarId()));
    return left;
  }

  private Registration leave(Registration before) {
    Webinar webinar = webinars.require(before.webinarId());
    Registration after =
        RegistrationBuilder.builder(before)
            .status(RegistrationStatus.LEFT)
            .seat(null)
            .announced(false)
            .sequence(before.sequence() + 1)
            .nextReminder(null)
            .build();
    OptimisticRetry.require(
        registrations.change(before, after, mails.left(webinar, after, before.isIn())),
        "The registration");
    return after;
  }

  /** Null unless it waits. */
  @Nullable Integer place(Registration registration) {
    return registration.status() == RegistrationStatus.WAITING
        ? registrations.place(registration)
        : null;
  }

  private Registration require(String id) {
    return registrations.find(id).orElseThrow(() -> ApiException.notFound("registration"));
  }
}
