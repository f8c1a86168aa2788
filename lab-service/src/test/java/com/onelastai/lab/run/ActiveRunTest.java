package com.onelastai.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import com.onelastai.lab.experiment.ExperimentFailedException;
import com.onelastai.lab.experiment.Run.Reply;
import com.onelastai.lab.file.LabFiles;
import com.onelastai.lab.run.ActiveRun.Reason;
import com.onelastai.lab.run.LabExperiment.Input;
import com.onelastai.lab.run.LabExperiment.Progress;
import com.onelastai.lab.run.LabExperiment.Source;
import com.onelastai.lab.run.LabExperiment.Status;
import com.onelastai.model.Cancellation;
import com.onelastai.model.ChatModel;
import com.onelastai.model.FinishReason;
import com.onelastai.model.ModelAnswer;
import com.onelastai.model.ModelAnswer.Piece;
import com.onelastai.model.ModelAnswer.Piece.Kind;
import com.onelastai.model.ModelAnswer.Usage;
import com.onelastai.model.Prompt;
import com.onelastai.starter.problem.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;

@Timeout(ActiveRunTest.STUCK)
class ActiveRunTest {

  /** Far longer than a test needs. */
  static final int STUCK = 20;

  private static final Prompt PROMPT = new Prompt(List.of(new Prompt.Message("user", "Hi")), 10);

  private final Semaphore modelCalls = new Semaphore(1);

  @AfterEach
  void nobodyHoldsTheModel() {
    assertThat(modelCalls.availablePermits()).isOne();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void replyHasNoReasoningAndItsTokensAreCounted() {
    ActiveRun run =
        run(_ ->
            new Answer(
                List.of(
                            new Piece(Kind.REASONING, "Hm."),
                            new Piece(Kind.TEXT, "Good "),
                            Piece.ALIVE,
                            new Piece(Kind.TEXT, "day. "))
                        .iterator()
                    ::next,
                4));

    assertThat(run.ask(PROMPT)).isEqualTo(new Reply("Good day.", "small"));
    assertThat(run.tokens()).isEqualTo(7 + 4);
  }

  @Test
  void withoutAModelThereIsNoReply() {
    AtomicInteger asked = new AtomicInteger();
    ActiveRun run =
        run(_ -> {
          asked.incrementAndGet();
          throw new ApiException(HttpStatus.SERVICE_UNAVAILABLE, "model_unavailable", "None.");
        });

    assertThat(run.tryAsk(PROMPT)).isEmpty();
    assertThat(asked).hasValue(1);
    assertThatThrownBy(() -> run.ask(PROMPT))
        .isInstanceOf(ExperimentFailedException.class)
        .hasMessageContaining("Try again later");
  }

  @Test
  void endWakesARunThatWaitsForTheModel() throws InterruptedException {
    CountDownLatch waits = new CountDownLatch(1);
    ActiveRun run =
        run(call ->
            new Answer(
                () -> {
                  waits.countDown();
                  while (!call.cancelled()) {
                    LockSupport.parkNanos(1_000_000);
                  }
                  return null;
                },
                Integer.MAX_VALUE));
    Thread other =
        Thread.ofVirtual()
            .start(() -> {
              try {
                waits.await();
              } catch (InterruptedException impossible) {
                throw new IllegalStateException(impossible);
              }
              run.end(Reason.LEASE_LOST);
            });

    assertThatThrownBy(() -> run.tryAsk(PROMPT)).isInstanceOf(CancellationException.class);
    run.leave();
    other.join();
    assertThatThrownBy(() -> run.progress(50, "Goes on")).isInstanceOf(CancellationException.class);
  }

  @Test
  void busyModelIsAskedUntilItAnswers() {
    AtomicInteger asked = new AtomicInteger();
    ActiveRun run =
        run(_ -> {
          if (asked.incrementAndGet() < 3) {
            throw busy(Duration.ofMillis(1));
          }
          return new Answer(() -> new Piece(Kind.TEXT, "At last."), 1);
        });

    assertThat(run.ask(PROMPT).text()).isEqualTo("At last.");
    assertThat(asked).hasValue(3);
  }

  @Test
  void runFailsIfTheModelStaysBusy() {
    AtomicInteger asked = new AtomicInteger();
    ActiveRun run =
        run(_ -> {
          asked.incrementAndGet();
          throw busy(Duration.ofMillis(1));
        });

    assertThatThrownBy(() -> run.ask(PROMPT))
        .isInstanceOf(ExperimentFailedException.class)
        .hasMessageContaining("too busy");
    assertThat(asked).hasValue(BusyModel.ATTEMPTS);
    assertThat(run.tryAsk(PROMPT)).isEmpty();
  }

  @Test
  void endWakesARunThatPauses() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger freeCalls = new AtomicInteger();
    ActiveRun run =
        run(_ -> {
          asked.incrementAndGet();
          throw busy(Duration.ofSeconds(STUCK));
        });
    Thread asking = Thread.currentThread();
    Thread other =
        Thread.ofVirtual()
            .start(() -> {
              await().until(() -> asking.getState() == Thread.State.TIMED_WAITING);
              freeCalls.set(modelCalls.availablePermits());
              run.end(Reason.SHUTDOWN);
            });

    assertThatThrownBy(() -> run.tryAsk(PROMPT)).isInstanceOf(CancellationException.class);
    run.leave();
    other.join();
    assertThat(asked).hasValue(1);
    assertThat(freeCalls).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 4", "3, 8", "4, 16", "5, 30"})
  void pausesGrow(int attempt, int seconds) {
    assertThat(BusyModel.pause(busy(Duration.ofSeconds(2)), attempt)).hasSeconds(seconds);
  }

  @Test
  void pauseIsBoundedAndNeedNotBeNamed() {
    assertThat(BusyModel.pause(busy(Duration.ofHours(1)), 1)).hasSeconds(30);
    assertThat(BusyModel.pause(busy(null), 1)).hasSeconds(2);
  }

  private static ApiException busy(@Nullable Duration pause) {
    ApiException busy = new ApiException(HttpStatus.TOO_MANY_REQUESTS, "busy", "Too much to do.");
    return pause == null ? busy : busy.retryAfter(pause);
  }

  private ActiveRun run(Function<Cancellation, ModelAnswer> opening) {
    ChatModel model =
        new ChatModel() {
          @Override
          public int window() {
            return 4096;
          }

          @Override
          public ModelAnswer open(Prompt prompt, Cancellation cancellation) {
            return opening.apply(cancellation);
          }
        };
    LabExperiment experiment =
        LabExperimentBuilder.builder()
            .experimentId("e-1")
            .owner("u-1")
            .source(Source.PLATFORM)
            .experimentType("probe")
            .input(new Input("Hi", Map.of(), List.of()))
            .status(Status.PROCESSING)
            .progress(new Progress(0, "Waiting"))
            .createdAt(Instant.EPOCH)
            .made(List.of())
            .expiresAt(Instant.EPOCH)
            .build();
    return new ActiveRun(experiment, mock(LabFiles.class), model, modelCalls);
  }

  private interface Pieces {
    @Nullable Piece next();
  }

  private static final class Answer implements ModelAnswer {

    private final Pieces pieces;
    private int left;

    /**
     * @param count how many pieces there are
     */
    Answer(Pieces pieces, int count) {
      this.pieces = pieces;
      this.left = count;
    }

    @Override
    public String model() {
      return "small";
    }

    @Override
    public @Nullable Piece next() {
      return left-- > 0 ? pieces.next() : null;
    }

    @Override
    public @Nullable FinishReason finishReason() {
      return FinishReason.STOP;
    }

    @Override
    public Usage usage() {
      return new Usage(7, 4, null);
    }

    @Override
    public void close() {}
  }
}
