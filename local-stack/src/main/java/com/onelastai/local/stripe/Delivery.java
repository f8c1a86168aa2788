package com.onelastai.local.stripe;

/**
 * An event on its way.
 *
 * @param nextTryMillis in real time; 0 once there is nothing more to try
 * @param outcome of the last attempt, as shown to a person
 */
record Delivery(
    String eventId, boolean delivered, int attempts, long nextTryMillis, String outcome) {

  static Delivery of(String eventId, long nowMillis) {
    return new Delivery(eventId, false, 0, nowMillis, "waiting");
  }

  Delivery delivered(String how) {
    return new Delivery(eventId, true, attempts + 1, 0, how);
  }

  Delivery failed(String why, long retryMillis) {
    return new Delivery(eventId, false, attempts + 1, retryMillis, why);
  }

  /** After a restart nobody waits. */
  Delivery dueAtOnce() {
    return nextTryMillis == 0 ? this : new Delivery(eventId, delivered, attempts, 1, outcome);
  }

  boolean isDue(long nowMillis) {
    return nextTryMillis != 0 && nextTryMillis <= nowMillis;
  }
}
