package com.onelastai.support.consultation;

import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.support.calendar.ReminderTimes;
import com.onelastai.support.consultation.ConsultationMails.Change;
import com.onelastai.support.guest.EmailAddress;
import com.onelastai.support.guest.Guest;
import com.onelastai.support.link.SignedLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Books, moves and cancels consultations. */
@Service
class ConsultationService {

  private final Consultants consultants;
  private final ConsultationDocuments documents;
  private final ConsultationMails mails;
  private final Slots slots;
  private final SignedLinks links;
  private final DailyQuota bookings;
  private final ConsultationProperties properties;
  private final Clock clock;

  ConsultationService(
      Consultants consultants,
      ConsultationDocuments documents,
      ConsultationMails mails,
      Slots slots,
      SignedLinks links,
      DailyQuota dailyBookings,
      ConsultationProperties properties,
      Clock clock) {
    this.consultants = consultants;
    this.documents = documents;
    this.mails = mails;
    this.slots = slots;
    this.links = links;
    this.bookings = dailyBookings;
    this.properties = properties;
    this.clock = clock;
  }

  Consultation book(BookingRequest request, Guest guest) {
    Consultant consultant = consultants.requireActive(request.consultantId());
    requireSlot(consultant, request.start());
    Consultation booking = booking(request, consultant, guest);
    requireFewOpen(booking.email());
    DailyQuota.Counted counted = bookings.count(guest.counted());
    try {
      documents.insert(booking, mails.about(Change.BOOKED, booking, consultant));
    } catch (DuplicateKeyException taken) {
      counted.release();
      throw slotTaken();
    }
    return booking;
  }

  /** The booking of a link. */
  Consultation ofLink(String token) {
    return documents.require(
        links
            .read(ConsultationMails.PURPOSE, token)
            .orElseThrow(() ->
                new ApiException(
                    HttpStatus.BAD_REQUEST, "link_invalid", "This link is not one of ours.")));
  }

  Consultation move(String token, Instant start) {
    Consultation before = ofLink(token);
    requireOpen(before);
    if (start.equals(before.start())) {
      return before;
    }
    Consultant consultant = consultants.requireActive(before.consultantId());
    requireSlot(consultant, start);
    Instant end = end(consultant, start);
    Consultation after =
        ConsultationBuilder.builder(before)
            .start(start)
            .end(end)
            .held(Held.of(consultant, start))
            .sequence(before.sequence() + 1)
            .nextReminder(ReminderTimes.next(start, clock.instant()))
            .expiresAt(end.plus(properties.retention()))
            .build();
    try {
      require(documents.change(before, after, mails.about(Change.MOVED, after, consultant)));
    } catch (DuplicateKeyException taken) {
      throw slotTaken();
    }
    return after;
  }

  /** Cancelling it again changes nothing. */
  Consultation cancel(Consultation before) {
    if (before.status() == ConsultationStatus.CANCELLED) {
      return before;
    }
    requireOpen(before);
    Consultation after =
        ConsultationBuilder.builder(before)
            .status(ConsultationStatus.CANCELLED)
            .held(null)
            .sequence(before.sequence() + 1)
            .nextReminder(null)
            .build();
    Consultant consultant = consultants.require(before.consultantId());
    require(documents.change(before, after, mails.about(Change.CANCELLED, after, consultant)));
    return after;
  }

  private Consultation booking(BookingRequest request, Consultant consultant, Guest guest) {
    Instant now = clock.instant();
    Instant end = end(consultant, request.start());
    return ConsultationBuilder.builder()
        .id(UUID.randomUUID().toString())
        .consultantId(consultant.id())
        .consultantName(consultant.name())
        .userId(guest.userId())
        .name(request.name())
        .email(EmailAddress.Form.normal(request.email()))
        .topic(request.topic())
        .notes(request.notes())
        .start(request.start())
        .end(end)
        .timezone(request.timezone())
        .language(guest.language())
        .status(ConsultationStatus.BOOKED)
        .held(Held.of(consultant, request.start()))
        .sequence(0)
        .nextReminder(ReminderTimes.next(request.start(), now))
        .createdAt(now)
        .expiresAt(end.plus(properties.retention()))
        .build();
  }

  private static Instant end(Consultant consultant, Instant start) {
    return start.plus(Duration.ofMinutes(consultant.slotMinutes()));
  }

  private void requireSlot(Consultant consultant, Instant start) {
    if (!slots.isOffered(consultant, start)) {
      throw ApiException.invalid(
          List.of(new FieldProblem("start", "no_slot", "is not the start of a slot on offer")));
    }
  }

  /** A guard against floods, not a promise: two requests at once may pass it. */
  private void requireFewOpen(String email) {
    if (documents.countOpen(email, clock.instant()) >= properties.perAddress()) {
      throw new ApiException(
          HttpStatus.CONFLICT,
          "too_many_bookings",
          "This address has %d bookings to come; cancel one first."
              .formatted(properties.perAddress()));
    }
  }

  private void requireOpen(Consultation booking) {
    if (!booking.isOpen(clock.instant())) {
      throw new ApiException(
          HttpStatus.CONFLICT, "booking_closed", "It is cancelled, or has begun already.");
    }
  }

  private static void require(boolean changed) {
    if (!changed) {
      throw new ApiException(
          HttpStatus.CONFLICT, "booking_changed", "Somebody else has just changed it.");
    }
  }

  private static ApiException slotTaken() {
    return new ApiException(
        HttpStatus.CONFLICT, "slot_taken", "Somebody else has booked this slot; choose another.");
  }
}
