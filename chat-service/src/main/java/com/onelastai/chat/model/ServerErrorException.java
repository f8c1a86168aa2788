package com.onelastai.chat.model;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A server said that something went wrong, instead of an answer or in the middle of one. */
final class ServerErrorException extends IOException {

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

  @Nullable String retryAfter() {
    return retryAfter;
  }
}
