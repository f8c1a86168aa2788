package com.onelastai.starter.work;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Repeats a compare-and-set while other writers come first, after a short random pause. */
public final class OptimisticRetry {

  private static final long MAX_PAUSE_MILLIS = 50;

  private OptimisticRetry() {}

  /**
   * Repeats what reads a document, changes it and writes it if it is unchanged.
   *
   * @param attempt throws {@link OptimisticLockingFailureException} or {@link
   *     DuplicateKeyException} if another writer came first
   */
  public static <T extends @Nullable Object> T retry(int attempts, Supplier<T> attempt) {
    for (int n = 1; ; n++) {
      try {
        return attempt.get();
      } catch (OptimisticLockingFailureException | DuplicateKeyException conflict) {
        if (n >= attempts) {
          throw new OptimisticLockingFailureException(
              "Another writer came first in " + attempts + " attempts", conflict);
        }
        LockSupport.parkNanos(
            TimeUnit.MILLISECONDS.toNanos(
                ThreadLocalRandom.current().nextLong(Math.min(MAX_PAUSE_MILLIS, 1L << n) + 1)));
      }
    }
  }

  /**
   * The same for an attempt that returns whether it has written.
   *
   * @param what is written, for the failure's message
   */
  public static void until(int attempts, String what, BooleanSupplier attempt) {
    retry(
        attempts,
        () -> {
          require(attempt.getAsBoolean(), what);
          return true;
        });
  }

  /**
   * @throws OptimisticLockingFailureException if the write did not match
   */
  public static void require(boolean written, String what) {
    if (!written) {
      throw new OptimisticLockingFailureException(what + " was changed by another writer");
    }
  }
}
