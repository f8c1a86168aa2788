package com.onelastai.chat.model;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs something when a time has come that is moved again and again. A move costs no timer: the one
 * that is set stands until it is due, and is then set again for what the time has become.
 */
final class Deadline {

  private final ScheduledExecutorService watchdog;
  private final Runnable onDue;
  private @Nullable Future<?> timer;
  private long timerDue;
  private long due;

  /**
   * @param due as {@link System#nanoTime}
   */
  Deadline(ScheduledExecutorService watchdog, long due, Runnable onDue) {
    this.watchdog = watchdog;
    this.onDue = onDue;
    this.due = due;
    setTimer();
  }

  synchronized void move(long newDue) {
    due = newDue;
    if (due - timerDue < 0) {
      setTimer();
    }
  }

  synchronized void cancel() {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  private synchronized void setTimer() {
    cancel();
    timerDue = due;
    timer = watchdog.schedule(this::onTimer, timerDue - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private void onTimer() {
    synchronized (this) {
      if (due - System.nanoTime() > 0) {
        setTimer();
        return;
      }
    }
    onDue.run();
  }
}
