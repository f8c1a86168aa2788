package com.onelastai.local.model;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QuietTest {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void whoCanWaitBeginsAtOnceWhileNobodyElseAsks() {
    new Quiet(LONG, LONG).await();
  }

  @Test
  void whoCanWaitBeginsAfterTheAnswersOfOthers() throws InterruptedException {
    Quiet quiet = new Quiet(NONE, LONG);
    CountDownLatch release = new CountDownLatch(1);
    Thread answering =
        Thread.ofPlatform()
            .start(
                quiet.disturbedBy(() -> {
                  try {
                    release.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    await().until(() -> answering.getState() == Thread.State.WAITING);
    Thread waiting = waiting(quiet);

    release.countDown();
    waiting.join();
  }

  @Test
  void anAnswerAndAQuestionDisturbForAMoment() throws InterruptedException {
    Quiet answered = new Quiet(LONG, LONG);
    answered.disturbedBy(() -> {}).run();
    Thread afterAnAnswer = waiting(answered);
    Quiet asked = new Quiet(LONG, LONG);
    asked.disturbedBy(() -> {});
    Thread afterAQuestion = waiting(asked);

    for (Thread waiting : new Thread[] {afterAnAnswer, afterAQuestion}) {
      waiting.interrupt();
      waiting.join();
    }
  }

  @Test
  void patienceEnds() {
    Quiet quiet = new Quiet(LONG, Duration.ofMillis(1));
    quiet.disturbedBy(() -> {});

    quiet.await();
  }

  private static Thread waiting(Quiet quiet) {
    Thread waiting = Thread.ofPlatform().start(quiet::await);
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    return waiting;
  }
}
