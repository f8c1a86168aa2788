package com.onelastai.chat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.onelastai.chat.model.ModelAnswer.ModelFailedException;
import com.onelastai.starter.problem.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How the stream of an answer is read. */
class StreamTest extends PlayedServer {

  private static final Duration SHORT = Duration.ofMillis(200);

  /** Long enough for an answer to begin, on a busy machine too. */
  private static final Duration WORTH_A_PIECE = Duration.ofSeconds(2);

  @Test
  void pieceIsReturnedBeforeTheNextIsSent() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    streams(client -> {
      client.piece("one");
      goOn.await();
      client.piece("two");
      client.end();
    });
    ModelAnswer answer = models.open();
    assertThat(answer.next()).isEqualTo("one");
    goOn.countDown();
    assertThat(answer.next()).isEqualTo("two");
    assertThat(answer.next()).isNull();
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
    ModelAnswer answer = models.open();
    assertThat(answer.next()).isEqualTo("half");
    arrived.countDown();
    assertThatThrownBy(answer::next)
        .isInstanceOfSatisfying(
            ModelFailedException.class,
            failed -> assertThat(failed.code()).isEqualTo("model_failed"));
    assertThat(answer.next()).isNull();
    assertThat(answer.usage()).isEqualTo(new ModelAnswer.Usage(null, 1));
    answer.close();
    assertThat(models.answers("failed")).isOne();
  }

  @Test
  void cleanEndWithoutAReasonIsAFailure() throws Exception {
    streams(client -> {
      client.piece("half");
      client.event("[DONE]");
      client.send("0\r\n\r\n");
    });
    ModelAnswer answer = models.open();
    assertThat(answer.next()).isEqualTo("half");
    assertThatThrownBy(answer::next).isInstanceOf(ModelFailedException.class);
  }

  @Test
  void endWithAReasonAndWithoutDoneIsComplete() throws Exception {
    streams(client -> {
      client.piece("all");
      client.event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}");
      client.send("0\r\n\r\n");
    });
    assertThat(models.ask().text()).isEqualTo("all");
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
    ModelAnswer answer = models.open();
    assertThat(answer.next()).isEqualTo("some");
    assertThatThrownBy(answer::next).hasRootCauseMessage("sent a line longer than 65536 bytes");
  }

  @Test
  void silenceBeforeTheFirstPieceIsATimeout() throws Exception {
    limits(SHORT, Models.LONG, Models.LONG);
    assertThatThrownBy(models::open)
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.code()).isEqualTo("model_timeout"));
    assertThat(server.wasLeft()).isTrue();
    assertThat(models.answers("timeout")).isOne();
  }

  @Test
  void roleAloneIsNoFirstPiece() throws Exception {
    limits(SHORT, Models.LONG, Models.LONG);
    streams(client -> {
      client.event("{\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}");
      client.awaitLeft();
    });
    assertThatThrownBy(models::open).isInstanceOf(ApiException.class);
    assertThat(server.wasLeft()).isTrue();
  }

  @Test
  void silenceBetweenPiecesEndsTheAnswer() throws Exception {
    limits(Models.LONG, SHORT, Models.LONG);
    streams(client -> {
      client.piece("one");
      client.awaitLeft();
    });
    ModelAnswer answer = models.open();
    assertThat(answer.next()).isEqualTo("one");
    assertThatThrownBy(answer::next)
        .isInstanceOfSatisfying(
            ModelFailedException.class,
            failed -> assertThat(failed.code()).isEqualTo("model_timeout"));
    assertThat(server.wasLeft()).isTrue();
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
      ModelAnswer answer = models.open();
      assertThat(answer.next()).isEqualTo("yes");
      assertThat(answer.next()).isNull();
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
    ModelAnswer answer = models.open();
    assertThat(answer.next()).isEqualTo("one");
    assertThat(answer.next()).isEqualTo("two");
    await().pollDelay(SHORT.multipliedBy(2)).until(() -> true);
    assertThat(answer.next()).isNull();
  }
}
