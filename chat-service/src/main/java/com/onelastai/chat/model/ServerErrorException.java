package com.onelastai.chat.model;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server said that something went wrong, instead of an answer or in the middle of one. */
final class ServerErrorException extends IOException {

  private static final long SHORTEST_PAUSE = 1;
  private static final long USUAL_PAUSE = 2;
  private static final long LONGEST_PAUSE = 30;

  private final int status;
  private final transient ServerError error;
  private final @Nullable String retryAfter;

  ServerErrorException(int status, ServerError error, @Nullable String retryAfter) {
    // Without its text, which may hold whatever was sent there.
    super("the server answered " + status);
    this.status = status;
    this.error = error;
    this.retryAfter = retryAfter;
  }

  int status() {
    return status;
  }

  ServerError error() {
    return error;
  }

  /** How long the server wants to be left alone. */
  Duration pause() {
    long seconds = retryAfter == null ? USUAL_PAUSE : seconds(retryAfter);
    return Duration.ofSeconds(Math.clamp(seconds, SHORTEST_PAUSE, LONGEST_PAUSE));
  }

  private static long seconds(String retryAfter) {
    try {
      return (long) Math.ceil(Double.parseDouble(retryAfter));
    } catch (NumberFormatException date) {
      // The header may hold one; no server of models is known to send it.
      return LONGEST_PAUSE;
    }
  }
}
