package com.onelastai.support.consultation;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import com.onelastai.support.calendar.ThisCentury;
import com.onelastai.support.calendar.TimeZoneName;
import com.onelastai.support.guest.Guest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@PermitAll
@RestController
@RequestMapping(ConsultationController.ADDRESS)
@Tag(name = "Consultations")
class ConsultationController {

  static final String ADDRESS = "/api/consultations";

  private static final int MAX_DAYS = 31;
  private static final String MINE = "/mine";
  private static final NewestFirst<Consultation> OF_USER =
      new NewestFirst<>(
          "consultations",
          Consultation.class,
          "userId",
          "createdAt",
          Consultation::createdAt,
          Consultation::id);

  private final Consultants consultants;
  private final Slots slots;
  private final ConsultationService service;
  private final MongoOperations mongo;

  ConsultationController(
      Consultants consultants, Slots slots, ConsultationService service, MongoOperations mongo) {
    this.consultants = consultants;
    this.slots = slots;
    this.service = service;
    this.mongo = mongo;
  }

  record MoveRequest(
      @Schema(description = "From the mail") @NotEmpty @Size(max = 500) String token,
      @Schema(description = "The start of a free slot", example = "2027-03-29T10:00:00Z") @NotNull
          Instant start) {

    @Override
    public String toString() {
      return "MoveRequest[]";
    }
  }

  record CancelRequest(
      @Schema(description = "From the mail") @NotEmpty @Size(max = 500) String token) {

    @Override
    public String toString() {
      return "CancelRequest[]";
    }
  }

  @GetMapping("/slots")
  @Operation(
      summary = "List a consultant's free slots",
      description =
          "Of the days `from` to `to`, at most 31, on the clock of the time zone. Every slot is "
              + "in it once, also where that clock or the consultant's is changed.")
  @Problems("not_found")
  Listing<SlotView> listSlots(
      @RequestParam String consultantId,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @ThisCentury LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @ThisCentury LocalDate to,
      @RequestParam @TimeZoneName String timezone) {
    Consultant consultant = consultants.requireActive(consultantId);
    ZoneId zone = ZoneId.of(timezone);
    requireFewDays(from, to);
    Instant first = from.atStartOfDay(zone).toInstant();
    Instant before = to.plusDays(1).atStartOfDay(zone).toInstant();
    return Listing.all(
        slots.free(consultant, first, before).stream()
            .map(start -> SlotView.of(consultant, start, zone))
            .toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Book a consultation",
      description =
          "Sends a mail with a calendar file and with a link to move or cancel it, in the first "
              + "language of Accept-Language that there are texts in.")
  @Problems({"not_found", "slot_taken", "too_many_bookings", "limit_reached"})
  BookingView book(@Valid @RequestBody BookingRequest request, Guest guest) {
    return BookingView.of(service.book(request, guest));
  }

  @GetMapping("/booking")
  @Operation(summary = "Show the booking of a link")
  @Problems({"link_invalid", "not_found"})
  BookingView showBooking(@RequestParam @NotEmpty @Size(max = 500) String token) {
    return BookingView.of(service.ofLink(token));
  }

  @PostMapping("/reschedule")
  @Operation(
      summary = "Move the booking of a link to another slot of the consultant",
      description = "Sends the new time by mail, with a file that changes the calendar's entry.")
  @Problems({"link_invalid", "not_found", "slot_taken", "booking_closed", "booking_changed"})
  BookingView reschedule(@Valid @RequestBody MoveRequest request) {
    return BookingView.of(service.move(request.token(), request.start()));
  }

  @PostMapping("/cancel")
  @Operation(
      summary = "Cancel the booking of a link",
      description = "Sends a mail with a file that removes the calendar's entry.")
  @Problems({"link_invalid", "not_found", "booking_closed", "booking_changed"})
  BookingView cancelBooking(@Valid @RequestBody CancelRequest request) {
    return BookingView.of(service.cancel(service.ofLink(request.token())));
  }

  @SignedIn
  @GetMapping(MINE)
  @Operation(summary = "List the caller's bookings, newest first")
  Listing<BookingView> listMyBookings(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Caller caller) {
    return OF_USER.read(mongo, caller.userId(), ADDRESS + MINE, after, size).map(BookingView::of);
  }

  private static void requireFewDays(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw invalid("must not be before the other date");
    }
    if (from.plusDays(MAX_DAYS - 1).isBefore(to)) {
      throw invalid("must be at most " + MAX_DAYS + " days later");
    }
  }

  private static ApiException invalid(String detail) {
    return ApiException.invalid(List.of(new FieldProblem("to", "wrong_range", detail)));
  }
}
