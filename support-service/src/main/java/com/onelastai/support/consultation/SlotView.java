package com.onelastai.support.consultation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A free slot. */
record SlotView(
    Instant start,
    Instant end,
    @Schema(description = "The start on the visitor's clock", example = "2027-03-29T05:00:00-04:00")
        String local) {

  static SlotView of(Consultant consultant, Instant start, ZoneId visitor) {
    return new SlotView(
        start,
        start.plus(Duration.ofMinutes(consultant.slotMinutes())),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start.atZone(visitor)));
  }
}
