package com.onelastai.starter.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

class OptimisticRetryTest {

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void conflictIsRetried() {
    int result =
        OptimisticRetry.retry(
            3,
            () -> {
              if (calls.incrementAndGet() < 3) {
                throw new DuplicateKeyException("inserted meanwhile");
              }
              return 7;
            });

    assertThat(result).isEqualTo(7);
    assertThat(calls).hasValue(3);
  }

  @Test
  void lastConflictIsThrown() {
    assertThatExceptionOfType(OptimisticLockingFailureException.class)
        .isThrownBy(() -> OptimisticRetry.until(3, "doc", () -> calls.incrementAndGet() < 0));
    assertThat(calls).hasValue(3);
  }

  @Test
  void otherFailureIsNotRetried() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            OptimisticRetry.until(
                3,
                "doc",
                () -> {
                  calls.incrementAndGet();
                  throw new IllegalStateException();
                }));
    assertThat(calls).hasValue(1);
  }
}
