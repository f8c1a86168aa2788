package com.onelastai.support.consultation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A part of a day, in the consultant's time zone; at the latest until 24:00. */
record Hours(
    @Schema(example = "09:00") @NotNull @Pattern(regexp = Hours.TIME, message = Hours.MESSAGE)
        String from,
    @Schema(example = "12:30") @NotNull @Pattern(regexp = Hours.TIME, message = Hours.MESSAGE)
        String to) {

  static final String TIME = "([01]\\d|2[0-3]):[0-5][05]|24:00";
  static final String MESSAGE = "must be a time from 00:00 to 24:00 in steps of five minutes";

  private static final int MINUTES_OF_AN_HOUR = 60;

  int fromMinute() {
    return minute(from);
  }

  int toMinute() {
    return minute(to);
  }

  /** The minute of the day as clocks show it. */
  private static int minute(String time) {
    return Integer.parseInt(time.substring(0, 2)) * MINUTES_OF_AN_HOUR
        + Integer.parseInt(time.substring(3));
  }
}
