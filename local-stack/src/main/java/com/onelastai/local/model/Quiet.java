package com.onelastai.local.model;

import java.time.Duration;

/**
 * Lets answers that can wait begin once nobody else has asked for a moment: one question of a
 * conversation follows another. They do not wait for ever.
 */
final class Quiet {

  private final Duration moment;
  private final Duration patience;
  private int answering;
  private long disturbedAt;

  /**
   * @param moment how long nobody else may have asked or been answered
   * @param patience after which an answer begins all the same
   */
  Quiet(Duration moment, Duration patience) {
    this.moment = moment;
    this.patience = patience;
    this.disturbedAt = System.nanoTime() - moment.toNanos();
  }

  /** Work for somebody who does not want to wait. */
  Runnable disturbedBy(Runnable work) {
    disturb(0);
    return () -> {
      disturb(1);
      try {
        work.run();
      } finally {
        disturb(-1);
      }
    };
  }

  private synchronized void disturb(int answers) {
    answering += answers;
    disturbedAt = System.nanoTime();
    notifyAll();
  }

  synchronized void await() {
    long end = System.nanoTime() + patience.toNanos();
    try {
      for (long left = left(end); left > 0; left = left(end)) {
        wait(Duration.ofNanos(left).toMillis() + 1);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private long left(long end) {
    long now = System.nanoTime();
    long patienceLeft = end - now;
    return answering > 0
        ? patienceLeft
        : Math.min(patienceLeft, disturbedAt + moment.toNanos() - now);
  }
}
