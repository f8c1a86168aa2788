package com.onelastai.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.onelastai.model.ModelAnswer.ModelFailedException;
import com.onelastai.model.ModelAnswer.Piece;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads and cancels the stream of a server that a script of each test plays. */
@Timeout(Models.STUCK)
class StreamTest {

  private static final Duration SHORT = Duration.ofMillis(200);

  /** Long enough for an answer to begin, on a busy machine too. */
  private static final Duration WORTH_A_PIECE = Duration.ofSeconds(2);

  private volatile RawServer.Script script = RawServer.Client::awaitClose;
  private final RawServer server = new RawServer(client -> script.play(client));
  private Models models = Models.of(Models.server(server.url()));

  /** Sends the head of an event stream, then plays the script. */
  void streams(RawServer.Script events) {
    plays(client -> {
      client.send(RawServer.HEAD);
      events.play(client);
    });
  }

  /** Streams a first piece, then plays the script. */
  void says(String piece, RawServer.Script rest) {
    streams(client -> {
      client.piece(piece);
      rest.play(client);
    });
  }

  void plays(RawServer.Script requests) {
    script = requests;
  }

  void limits(Duration firstToken, Duration idle, Duration answer) {
    models.close();
    models = new Models(firstToken, idle, answer, Models.server(server.url()));
  }

  @AfterEach
  void close() throws IOException {
    models.close();
    server.close();
  }

  @Test
  void pieceIsReturnedBeforeTheNextIsSent() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    streams(client -> {
      client.piece("one");
      goOn.await();
      client.piece("two");
      client.end();
    });
    ModelAnswer answer = models.open("one");
    goOn.countDown();
    assertThat(Models.next(answer)).isEqualTo("two");
    assertThat(Models.next(answer)).isNull();
    assertThat(answer.model()).isEqualTo("tiny-1");
  }

  @Test
  void charactersSplitOverPacketsAreWhole() throws Exception {
    byte[] event =
        "data: {\"choices\":[{\"delta\":{\"content\":\"Grüße 🙂 界\"}}]}\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8);
    streams(client -> {
      for (byte each : event) {
        client.chunk(new byte[] {each});
      }
      client.end();
    });
    assertThat(models.ask().text()).isEqualTo("Grüße 🙂 界");
  }

  @Test
  void closedConnectionIsAFailureAfterTheReceivedPart() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    streams(client -> {
      client.piece("half");
      arrived.await();
      client.cut();
    });
    ModelAnswer answer = models.open("half");
    arrived.countDown();
    Models.breaksOff(answer, 502, "model_failed");
    assertThat(Models.next(answer)).isNull();
    assertThat(answer.usage()).isEqualTo(new ModelAnswer.Usage(null, 1, null));
    answer.close();
    assertThat(models.answers("failed")).isOne();
  }

  @Test
  void cleanEndWithoutAReasonOrDoneIsAFailure() throws Exception {
    streams(client -> {
      client.piece("half");
      client.event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"\"}]}");
      client.send("0\r\n\r\n");
    });
    ModelAnswer answer = models.open("half");
    Models.breaksOff(answer, 502, "model_failed");
  }

  @Test
  void doneWithoutAReasonIsComplete() throws Exception {
    streams(client -> {
      client.piece("all");
      client.event("[DONE]");
      client.send("0\r\n\r\n");
    });
    assertThat(models.ask())
        .returns("all", Models.ReadAnswer::text)
        .returns(FinishReason.STOP, Models.ReadAnswer::finishReason);
    assertThat(models.answers("complete")).isOne();
  }

  @Test
  void endWithAReasonAndWithoutDoneIsComplete() throws Exception {
    streams(client -> {
      client.piece("all");
      client.event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}");
      client.send("0\r\n\r\n");
    });
    assertThat(models.ask())
        .returns("all", Models.ReadAnswer::text)
        .returns(FinishReason.LENGTH, Models.ReadAnswer::finishReason);
    assertThat(models.answers("complete")).isOne();
  }

  @Test
  void lineWithoutAnEndIsRefused() throws Exception {
    streams(client -> {
      client.piece("some");
      while (true) {
        client.chunk(new byte[8192]);
      }
    });
    ModelAnswer answer = models.open("some");
    assertThatThrownBy(() -> Models.next(answer))
        .hasRootCauseMessage("sent a line longer than 65536 bytes");
  }

  @Test
  void silenceBeforeTheFirstPieceIsATimeout() throws Exception {
    limits(SHORT, Models.LONG, Models.LONG);
    models.refuses(504, "model_timeout");
    assertThat(server.wasClosed()).isTrue();
    assertThat(models.answers("timeout")).isOne();
  }

  @Test
  void roleAloneIsNoFirstPiece() throws Exception {
    limits(SHORT, Models.LONG, Models.LONG);
    streams(client -> {
      client.event("{\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}");
      client.awaitClose();
    });
    models.refuses(504, "model_timeout");
    assertThat(server.wasClosed()).isTrue();
  }

  @Test
  void signsOfLifeKeepAnAnswerAlive() throws Exception {
    limits(WORTH_A_PIECE, WORTH_A_PIECE, Models.LONG);
    streams(client -> {
      for (int i = 0; i < 6; i++) {
        client.chunk(": OPENROUTER PROCESSING\n\n".getBytes(StandardCharsets.UTF_8));
        rest();
      }
      for (int i = 0; i < 6; i++) {
        client.event("{\"choices\":[{\"delta\":{\"reasoning_content\":\"hm \"}}]}");
        rest();
      }
      client.piece("at last");
      client.end();
    });
    assertThat(models.ask())
        .returns("at last", Models.ReadAnswer::text)
        .returns("hm ".repeat(6), Models.ReadAnswer::reasoning);
  }

  @Test
  void answerBeginsWithTheReasoning() throws Exception {
    streams(client -> {
      client.event("{\"choices\":[{\"delta\":{\"reasoning\":\"hm\"}}]}");
      client.awaitClose();
    });
    try (ModelAnswer answer = models.open()) {
      assertThat(answer.next()).isEqualTo(new Piece(Piece.Kind.REASONING, "hm"));
    }
    assertThat(server.wasClosed()).isTrue();
  }

  @Test
  void answerBeginsAfterAWhileOfCommentsAlone() throws Exception {
    streams(client -> {
      while (true) {
        client.chunk(": working\n\n".getBytes(StandardCharsets.UTF_8));
        rest();
      }
    });
    try (ModelAnswer answer = models.open()) {
      assertThat(answer.next()).isEqualTo(Piece.ALIVE);
    }
  }

  /** Shorter than the timeout; six of them are longer. */
  private static void rest() {
    await().pollDelay(WORTH_A_PIECE.dividedBy(5)).until(() -> true);
  }

  @Test
  void silenceBetweenPiecesEndsTheAnswer() throws Exception {
    limits(Models.LONG, SHORT, Models.LONG);
    says("one", RawServer.Client::awaitClose);
    ModelAnswer answer = models.open("one");
    Models.breaksOff(answer, 504, "model_timeout");
    assertThat(server.wasClosed()).isTrue();
  }

  @Test
  void endlessAnswerEndsAtItsLimit() throws Exception {
    limits(Models.LONG, Models.LONG, WORTH_A_PIECE);
    streams(client -> {
      while (true) {
        client.piece("on");
        client.chunk(": alive\n\n".getBytes(StandardCharsets.UTF_8));
      }
    });
    assertThatThrownBy(models::ask)
        .isInstanceOfSatisfying(
            ModelFailedException.class,
            failed -> assertThat(failed.code()).isEqualTo("model_timeout"));
  }

  @Test
  void connectionServesTheNextQuestion() throws Exception {
    Semaphore closing = new Semaphore(0);
    streams(client -> {
      client.piece("yes");
      client.event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
      client.event("[DONE]");
      closing.acquire();
      client.send("0\r\n\r\n");
    });
    for (int question = 0; question < 2; question++) {
      ModelAnswer answer = models.open("yes");
      assertThat(Models.next(answer)).isNull();
      closing.release();
      answer.close();
    }
    assertThat(server.requests).hasSize(2);
    assertThat(server.connections).hasSize(1);
  }

  @Test
  void closedPooledConnectionIsRetried() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    plays(client -> {
      if (requests.incrementAndGet() == 2) {
        client.cut();
      }
      client.send(RawServer.HEAD);
      client.piece("yes");
      client.end();
    });
    models.ask();
    assertThat(models.ask().text()).isEqualTo("yes");
    assertThat(models.answers("complete")).isEqualTo(2);
  }

  @Test
  void slowReaderIsNoTimeout() throws Exception {
    limits(Models.LONG, SHORT, Models.LONG);
    streams(client -> {
      client.piece("one");
      client.piece("two");
      client.end();
    });
    ModelAnswer answer = models.open("one");
    assertThat(Models.next(answer)).isEqualTo("two");
    await().pollDelay(SHORT.multipliedBy(2)).until(() -> true);
    assertThat(Models.next(answer)).isNull();
  }

  @Test
  void waitingReaderReturnsAndTheRequestIsClosed() throws Exception {
    says("one", RawServer.Client::awaitClose);
    Cancellation cancellation = new Cancellation();
    ModelAnswer answer = models.model.open(Models.HELLO, cancellation);
    assertThat(Models.next(answer)).isEqualTo("one");
    CompletableFuture<String> waiting = inBackground(() -> Models.next(answer));
    cancellation.cancel();
    assertThat(waiting.get(60, TimeUnit.SECONDS)).isNull();
    assertThat(server.wasClosed()).isTrue();
    assertThat(answer.usage()).isEqualTo(new ModelAnswer.Usage(null, 1, null));
    answer.close();
    assertThat(models.answers("cancelled")).isOne();
  }

  @Test
  void requestIsClosedBeforeTheFirstPiece() throws Exception {
    Cancellation cancellation = new Cancellation();
    CompletableFuture<ModelAnswer> opening =
        inBackground(() -> models.model.open(Models.HELLO, cancellation));
    await().until(() -> server.requests.size() == 1);
    cancellation.cancel();
    ModelAnswer answer = opening.get(60, TimeUnit.SECONDS);
    assertThat(Models.next(answer)).isNull();
    assertThat(answer.usage()).isEqualTo(new ModelAnswer.Usage(null, 0, null));
    assertThat(server.wasClosed()).isTrue();
  }

  @Test
  void cancelledPromptIsNotSent() throws Exception {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertThat(Models.next(models.model.open(Models.HELLO, cancellation))).isNull();
    assertThat(cancellation.cancelled()).isTrue();
  }

  @Test
  void answerEndsThoughMoreHasArrived() throws Exception {
    streams(client -> {
      client.chunk(
          "data: {\"choices\":[{\"delta\":{\"content\":\"on\"}}]}\n\n"
              .repeat(3)
              .getBytes(StandardCharsets.UTF_8));
      client.awaitClose();
    });
    Cancellation cancellation = new Cancellation();
    try (ModelAnswer answer = models.model.open(Models.HELLO, cancellation)) {
      assertThat(Models.next(answer)).isEqualTo("on");
      cancellation.cancel();
      assertThat(Models.next(answer)).isNull();
      assertThat(answer.usage()).isEqualTo(new ModelAnswer.Usage(null, 1, null));
    }
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, Executors.newVirtualThreadPerTaskExecutor());
  }
}
