package com.onelastai.chat.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server did not begin an answer. */
final class RefusalException extends Exception {

  /** The reasons, also the values of a metric's tag. */
  enum Reason {
    AWAY,
    BUSY,
    TIMEOUT,
    /** The request must change: another key, model name or field. */
    REFUSED
  }

  private final Reason reason;
  private final Duration pause;

  RefusalException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.pause = Duration.ZERO;
  }

  private RefusalException(String message, Duration pause) {
    super(message);
    this.reason = Reason.BUSY;
    this.pause = pause;
  }

  /**
   * @param pause after which it may be asked again
   */
  static RefusalException busy(String message, Duration pause) {
    return new RefusalException(message, pause);
  }

  Reason reason() {
    return reason;
  }

  Duration pause() {
    return pause;
  }
}
