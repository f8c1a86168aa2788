package com.onelastai.support.calendar;

import java.time.Instant;

/**
 * What a calendar file tells a guest.
 *
 * @param uid the same in every file about this appointment
 * @param sequence higher than in the file before, or calendars ignore the change
 */
public record Appointment(
    String uid,
    int sequence,
    Instant start,
    Instant end,
    String summary,
    String description,
    Guest guest) {

  /** Who is invited. */
  public record Guest(String name, String email) {}
}
