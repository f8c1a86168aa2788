package com.onelastai.support.consultation;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The steps of five minutes that a booking holds, its buffer included. They are what the unique
 * index compares, so that two bookings cannot overlap even if the consultant's hours were changed
 * between them.
 */
final class Held {

  static final int SECONDS = 300;

  private Held() {}

  static List<String> of(Consultant consultant, Instant start) {
    long first = start.getEpochSecond() / SECONDS;
    long steps = consultant.heldMinutes() * 60L / SECONDS;
    return LongStream.range(first, first + steps)
        .mapToObj(step -> consultant.id() + "/" + step)
        .toList();
  }
}
