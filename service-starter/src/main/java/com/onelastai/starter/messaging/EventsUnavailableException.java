package com.onelastai.starter.messaging;

import com.onelastai.starter.retry.RetryLaterException;

/** The broker did not acknowledge every event in time; some may have arrived. */
public final class EventsUnavailableException extends RetryLaterException {

  EventsUnavailableException(Throwable cause) {
    super("The broker did not acknowledge every event", cause);
  }
}
