package com.onelastai.support.consultation;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.SupportOnly;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.calendar.ThisCentury;
import com.onelastai.support.calendar.TimeZoneName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SupportOnly
@RestController
@RequestMapping(ConsultationController.ADDRESS)
@Tag(name = "Consultations")
class ConsultationTeamController {

  private final Agenda agenda;
  private final ConsultationDocuments documents;
  private final ConsultationService service;

  ConsultationTeamController(
      Agenda agenda, ConsultationDocuments documents, ConsultationService service) {
    this.agenda = agenda;
    this.documents = documents;
    this.service = service;
  }

  record ConsultationNote(
      @Schema(description = "Replaces the note; visitors never see it")
          @NotNull
          @Size(max = 2_000)
          @NoControlCharacters(lines = true)
          String note) {}

  /** A booking as the team sees it. */
  record ConsultationView(
      String id,
      String consultantId,
      @Schema(example = "Grace") String consultant,
      @Nullable String userId,
      @Schema(example = "Ada Example") String name,
      @Schema(example = "ada@example.com") String email,
      @Schema(example = "An agent for our shop") String topic,
      @Nullable String notes,
      Instant start,
      Instant end,
      @Schema(description = "The visitor's", example = "America/New_York") String timezone,
      ConsultationStatus status,
      @Nullable String note,
      Instant createdAt) {

    static ConsultationView of(Consultation booking) {
      return new ConsultationView(
          booking.id(),
          booking.consultantId(),
          booking.consultantName(),
          booking.userId(),
          booking.name(),
          booking.email(),
          booking.topic(),
          booking.notes(),
          booking.start(),
          booking.end(),
          booking.timezone(),
          booking.status(),
          booking.note(),
          booking.createdAt());
    }
  }

  @GetMapping
  @Operation(
      summary = "List the consultations of a day in their order",
      description = "The day is one on the clock of the time zone.")
  Listing<ConsultationView> listConsultations(
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @ThisCentury LocalDate day,
      @RequestParam(defaultValue = "UTC") @TimeZoneName String timezone,
      @RequestParam(required = false) @Nullable String consultantId,
      @RequestParam(required = false) @Nullable ConsultationStatus status,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    Agenda.Filter filter = new Agenda.Filter(day, ZoneId.of(timezone), consultantId, status);
    return agenda.read(filter, after, size).map(ConsultationView::of);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Get a consultation")
  ConsultationView getConsultation(@PathVariable String id) {
    return ConsultationView.of(documents.require(id));
  }

  @PostMapping("/{id}/cancel")
  @Operation(
      summary = "Cancel a consultation",
      description = "The visitor is told by mail, with a file that removes the calendar's entry.")
  @Problems({"booking_closed", "booking_changed"})
  ConsultationView cancelConsultation(@PathVariable String id) {
    return ConsultationView.of(service.cancel(documents.require(id)));
  }

  @PutMapping("/{id}/note")
  @Operation(summary = "Write the team's note about a consultation")
  ConsultationView noteConsultation(
      @PathVariable String id, @Valid @RequestBody ConsultationNote request) {
    documents.require(id);
    documents.note(id, request.note());
    return ConsultationView.of(documents.require(id));
  }
}
