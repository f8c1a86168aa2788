package com.onelastai.support.consultation;

import com.onelastai.starter.index.StaysSmall;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Somebody who can be booked, with their hours.
 *
 * @param active whether they can be booked
 */
@Document("consultants")
@StaysSmall("admins add consultants")
record Consultant(
    @Id String id,
    @Schema(example = "Grace") String name,
    @Schema(example = "Agents for your business") String topic,
    @Schema(description = "Told of bookings by mail", example = "grace@example.com")
        @Nullable String email,
    @Schema(example = "Europe/Berlin") String timezone,
    List<WeeklyHours> weekly,
    List<SpecialDay> specialDays,
    @Schema(example = "45") int slotMinutes,
    @Schema(description = "Free time after each slot", example = "15") int bufferMinutes,
    boolean active) {

  ZoneId zone() {
    return ZoneId.of(timezone);
  }

  /** All hours of a day; they may overlap. */
  List<Hours> hoursOn(LocalDate date) {
    List<SpecialDay> special =
        specialDays.stream().filter(day -> day.date().equals(date.toString())).toList();
    boolean closed = special.stream().anyMatch(SpecialDay::closed);
    Stream<Hours> usual =
        weekly.stream()
            .filter(hours -> !closed && hours.day() == date.getDayOfWeek().getValue())
            .map(WeeklyHours::hours);
    return Stream.concat(usual, special.stream().flatMap(day -> day.hours().stream())).toList();
  }

  /** How long a booking keeps the consultant busy. */
  int heldMinutes() {
    return slotMinutes + bufferMinutes;
  }
}
