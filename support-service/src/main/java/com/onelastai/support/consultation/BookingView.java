package com.onelastai.support.consultation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** A booking as the visitor sees it. */
record BookingView(
    String id,
    String consultantId,
    @Schema(example = "Grace") String consultant,
    @Schema(example = "An agent for our shop") String topic,
    Instant start,
    Instant end,
    @Schema(example = "America/New_York") String timezone,
    @Schema(description = "The start on the visitor's clock", example = "2027-03-29T05:00:00-04:00")
        String local,
    ConsultationStatus status) {

  static BookingView of(Consultation booking) {
    return new BookingView(
        booking.id(),
        booking.consultantId(),
        booking.consultantName(),
        booking.topic(),
        booking.start(),
        booking.end(),
        booking.timezone(),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(booking.localStart()),
        booking.status());
  }
}
