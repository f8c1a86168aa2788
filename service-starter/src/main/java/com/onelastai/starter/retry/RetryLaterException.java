package com.onelastai.starter.retry;

import org.jspecify.annotations.Nullable;

/** The operation may succeed later: something that it needs is unavailable for now. */
public class RetryLaterException extends RuntimeException {

  public RetryLaterException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
