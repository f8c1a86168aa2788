package com.onelastai.starter.messaging;

import org.jspecify.annotations.Nullable;

/** A record that no retry will make readable. */
public final class MalformedEventException extends RuntimeException {

  MalformedEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
