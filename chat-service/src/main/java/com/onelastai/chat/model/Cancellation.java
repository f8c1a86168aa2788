package com.onelastai.chat.model;

import org.jspecify.annotations.Nullable;

/**
 * Ends an answer from another thread, also one that no server has begun yet. Made before the answer
 * is opened; serves for one.
 */
public final class Cancellation {

  private boolean cancelled;
  private @Nullable Runnable onCancel;

  /** Ends the answer where it is. The server is left, and whoever waits for a piece returns. */
  public void cancel() {
    Runnable leave;
    synchronized (this) {
      cancelled = true;
      leave = onCancel;
    }
    if (leave != null) {
      leave.run();
    }
  }

  public synchronized boolean cancelled() {
    return cancelled;
  }

  /** What is to be done in place of what was told before; at once if it has been cancelled. */
  void onCancel(Runnable leave) {
    boolean now;
    synchronized (this) {
      onCancel = leave;
      now = cancelled;
    }
    if (now) {
      leave.run();
    }
  }
}
