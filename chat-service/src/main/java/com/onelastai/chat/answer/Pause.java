package com.onelastai.chat.answer;

import java.time.Duration;

/** Lets time pass for a thread that waits for what happens in the database. */
final class Pause {

  private Pause() {}

  static void of(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Shutting down", shutdown);
    }
  }
}
