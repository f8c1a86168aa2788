package com.onelastai.tools.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.run.SlowRuns.SlowRunProperties;
import com.onelastai.tools.tool.ToolFailedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;

class SlowRunsTest {

  private static final Runnable ALIVE = () -> {};

  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void resultAndRefusalsComeAsTheToolMadeThem() {
    try (SlowRuns runs = runs(1, Duration.ofMinutes(1))) {
      assertThat(runs.run(() -> "done", ALIVE)).isEqualTo("done");
      ToolFailedException refusal = new ToolFailedException("no");
      assertThatThrownBy(() ->
              runs.run(
                  () -> {
                    throw refusal;
                  },
                  ALIVE))
          .isSameAs(refusal);
      assertThat(runs.run(() -> "again", ALIVE)).isEqualTo("again");
    }
  }

  @Test
  void logOfARunHasTheCorrelationIdOfItsRequest() {
    try (SlowRuns runs = runs(1, Duration.ofMinutes(1));
        var _ = MDC.putCloseable("correlationId", "c-1")) {
      assertThat(runs.run(() -> MDC.get("correlationId"), ALIVE)).isEqualTo("c-1");
    }
  }

  @Test
  void oneTooManyIsToldToComeAgain() {
    try (SlowRuns runs = runs(1, Duration.ofMinutes(1))) {
      CountDownLatch started = new CountDownLatch(1);
      CompletableFuture<String> first =
          CompletableFuture.supplyAsync(
              () ->
                  runs.run(
                      () -> {
                        started.countDown();
                        return waitForEnd();
                      },
                      ALIVE),
              Thread::startVirtualThread);
      await().until(() -> started.getCount() == 0);
      assertThatThrownBy(() -> runs.run(() -> "second", ALIVE))
          .isInstanceOfSatisfying(
              ApiException.class,
              busy -> {
                assertThat(busy.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                assertThat(busy.code()).isEqualTo("busy");
              });
      end.countDown();
      assertThat(first.join()).isEqualTo("ended");
      assertThat(runs.run(() -> "third", ALIVE)).isEqualTo("third");
    }
  }

  @Test
  void runThatTakesTooLongIsInterruptedAndFails() {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    try (SlowRuns runs = runs(1, Duration.ofMillis(50))) {
      assertThatThrownBy(() ->
              runs.run(
                  () -> {
                    outcome.complete(waitForEnd());
                    return "";
                  },
                  ALIVE))
          .isInstanceOf(ToolFailedException.class)
          .hasMessageStartingWith("This took longer than");
      assertThat(outcome.join()).isEqualTo("interrupted");
      await().untilAsserted(() -> assertThat(runs.run(() -> "next", ALIVE)).isEqualTo("next"));
    }
  }

  @Test
  void runThatNobodyWaitsForIsInterrupted() {
    CompletableFuture<String> outcome = new CompletableFuture<>();
    ToolFailedException gone = new ToolFailedException("gone");
    try (SlowRuns runs = runs(1, Duration.ofMinutes(1))) {
      assertThatThrownBy(() ->
              runs.run(
                  () -> outcome.complete(waitForEnd()),
                  () -> {
                    throw gone;
                  }))
          .isSameAs(gone);
      assertThat(outcome.join()).isEqualTo("interrupted");
    }
  }

  private String waitForEnd() {
    try {
      end.await();
      return "ended";
    } catch (InterruptedException stopped) {
      return "interrupted";
    }
  }

  private static SlowRuns runs(int atOnce, Duration limit) {
    return new SlowRuns(new SlowRunProperties(atOnce, limit));
  }
}
