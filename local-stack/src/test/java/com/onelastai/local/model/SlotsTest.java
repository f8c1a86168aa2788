package com.onelastai.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SlotsTest {

  @AutoClose private final Slots slots = new Slots(1, 2);
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void fullQueueRefusesWithRetryAfter() {
    slots.submit(work("first"));
    slots.submit(work("second"));
    slots.submit(work("third"));

    ApiException refused =
        catchThrowableOfType(ApiException.class, () -> slots.submit(work("fourth")));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsKey("Retry-After");
    release.countDown();
    await().until(() -> done.equals(List.of("first", "second", "third")));
  }

  @Test
  void leavingTheQueueFreesItsPlace() {
    Runnable leaving = work("leaving");
    slots.submit(work("first"));
    slots.submit(leaving);
    slots.submit(work("third"));

    slots.leaveQueue(leaving);
    slots.submit(work("fourth"));
    release.countDown();
    await().until(() -> done.equals(List.of("first", "third", "fourth")));
  }

  private Runnable work(String name) {
    return () -> {
      try {
        release.await();
        done.add(name);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
