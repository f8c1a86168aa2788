package com.onelastai.model;

import org.jspecify.annotations.Nullable;

/** Cancels one answer from another thread, also before a server has begun it. */
public final class Cancellation {

  private boolean cancelled;
  private @Nullable Runnable onCancel;

  /** Closes the request to the server; a thread that waits for a piece returns. */
  public void cancel() {
    Runnable action;
    synchronized (this) {
      cancelled = true;
      action = onCancel;
    }
    if (action != null) {
      action.run();
    }
  }

  public synchronized boolean cancelled() {
    return cancelled;
  }

  /** Replaces the action to run on cancellation; runs it at once if already cancelled. */
  void onCancel(Runnable action) {
    boolean now;
    synchronized (this) {
      onCancel = action;
      now = cancelled;
    }
    if (now) {
      action.run();
    }
  }
}
