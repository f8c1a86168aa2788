package com.onelastai.chat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.onelastai.starter.problem.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of an answer on its way here. */
@Timeout(Models.STUCK)
class StreamTest {

  private static final Duration SHORT = Duration.ofMillis(200);

  @Test
  void pieceIsThereBeforeTheNextIsMade() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(client -> {
              client.send(RawServer.HEAD);
              client.piece("one");
              goOn.await();
              client.piece("two");
              client.end();
            });
        Models models = Models.of(Models.server(server.url()));
        ModelAnswer answer = models.open()) {
      assertThat(answer.next()).isEqualTo("one");
      goOn.countDown();
      assertThat(answer.next()).isEqualTo("two");
      assertThat(answer.next()).isNull();
      assertThat(answer.model()).isEqualTo("tiny-1");
    }
  }

  @Test
  void charactersSplitOverPacketsAreWhole() throws Exception {
    byte[] event =
        "data: {\"choices\":[{\"delta\":{\"content\":\"Grüße 🙂 界\"}}]}\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8);
    try (RawServer server =
            new RawServer(client -> {
              client.send(RawServer.HEAD);
              for (byte each : event) {
                client.chunk(new byte[] {each});
              }
              client.end();
            });
        Models models = Models.of(Models.server(server.url()))) {
      assertThat(models.ask().text()).isEqualTo("Grüße 🙂 界");
    }
  }

  @Test
  void cutInTheMiddleIsAFailureAfterWhatCame() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(client -> {
              client.send(RawServer.HEAD);
              client.piece("half");
              arrived.await();
              client.cut();
            });
        Models models = Models.of(Models.server(server.url()));
        ModelAnswer answer = models.open()) {
      assertThat(answer.next()).isEqualTo("half");
      arrived.countDown();
      assertThatThrownBy(answer::next)
          .isInstanceOfSatisfying(
              ModelFailedException.class,
              failed -> assertThat(failed.code()).isEqualTo("model_failed"));
      assertThat(answer.next()).isNull();
      assertThat(answer.usage()).isEqualTo(new ModelUsage(null, 1));
      answer.close();
      assertThat(models.answers("failed")).isOne();
    }
  }

  @Test
  void cleanEndWithoutAReasonIsAFailure() throws Exception {
    try (RawServer server =
            new RawServer(client -> {
              client.send(RawServer.HEAD);
              client.piece("half");
              client.event("[DONE]");
              client.send("0\r\n\r\n");
            });
        Models models = Models.of(Models.server(server.url()));
        ModelAnswer answer = models.open()) {
      assertThat(answer.next()).isEqualTo("half");
      assertThatThrownBy(answer::next).isInstanceOf(ModelFailedException.class);
    }
  }

  @Test
  void endWithAReasonAndWithoutDoneIsWhole() throws Exception {
    try (RawServer server =
            new RawServer(client -> {
              client.send(RawServer.HEAD);
              client.piece("all");
              client.event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}");
              client.send("0\r\n\r\n");
            });
        Models models = Models.of(Models.server(server.url()))) {
      assertThat(models.ask().text()).isEqualTo("all");
      assertThat(models.answers("complete")).isOne();
    }
  }

  @Test
  void lineWithoutAnEndIsRefused() throws Exception {
    try (RawServer server =
            new RawServer(client -> {
              client.send(RawServer.HEAD);
              client.piece("some");
              while (true) {
                client.chunk(new byte[8192]);
              }
            });
        Models models = Models.of(Models.server(server.url()));
        ModelAnswer answer = models.open()) {
      assertThat(answer.next()).isEqualTo("some");
      assertThatThrownBy(answer::next).hasRootCauseMessage("sent a line longer than 65536 bytes");
    }
  }

  @Test
  void silenceBeforeTheFirstPieceIsATimeout() throws Exception {
    try (RawServer server = new RawServer(RawServer.Client::awaitLeft);
        Models models = new Models(SHORT, Models.LONG, Models.LONG, Models.server(server.url()))) {
      assertThatThrownBy(models::open)
          .isInstanceOfSatisfying(
              ApiException.class, refused -> assertThat(refused.code()).isEqualTo("model_timeout"));
      assertThat(server.wasLeft()).isTrue();
      assertThat(models.answers("timeout")).isOne();
    }
  }

  @Test
  void headAndRoleAloneAreNoFirstPiece() throws Exception {
    try (RawServer server =
            new RawServer(client -> {
              client.send(RawServer.HEAD);
              client.event("{\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}");
              client.awaitLeft();
            });
        Models models = new Models(SHORT, Models.LONG, Models.LONG, Models.server(server.url()))) {
      assertThatThrownBy(models::open).isInstanceOf(ApiException.class);
      assertThat(server.wasLeft()).isTrue();
    }
  }

  @Test
  void silenceBetweenPiecesEndsTheAnswer() throws Exception {
    try (RawServer server =
            new RawServer(client -> {
              client.send(RawServer.HEAD);
              client.piece("one");
              client.awaitLeft();
            });
        Models models = new Models(Models.LONG, SHORT, Models.LONG, Models.server(server.url()));
        ModelAnswer answer = models.open()) {
      assertThat(answer.next()).isEqualTo("one");
      assertThatThrownBy(answer::next)
          .isInstanceOfSatisfying(
              ModelFailedException.class,
              failed -> assertThat(failed.code()).isEqualTo("model_timeout"));
      assertThat(server.wasLeft()).isTrue();
    }
  }

  @Test
  void endlessAnswerEndsAtItsLimit() throws Exception {
    try (RawServer server =
            new RawServer(client -> {
              client.send(RawServer.HEAD);
              while (true) {
                client.piece("on");
                client.chunk(": alive\n\n".getBytes(StandardCharsets.UTF_8));
              }
            });
        Models models = new Models(Models.LONG, Models.LONG, SHORT, Models.server(server.url()))) {
      assertThatThrownBy(models::ask)
          .isInstanceOfSatisfying(
              ModelFailedException.class,
              failed -> assertThat(failed.code()).isEqualTo("model_timeout"));
    }
  }

  @Test
  void connectionServesTheNextQuestion() throws Exception {
    Semaphore closing = new Semaphore(0);
    try (RawServer server =
            new RawServer(client -> {
              client.send(RawServer.HEAD);
              client.piece("yes");
              client.event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
              client.event("[DONE]");
              closing.acquire();
              client.send("0\r\n\r\n");
            });
        Models models = Models.of(Models.server(server.url()))) {
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
  }

  @Test
  void connectionThatWasClosedMeanwhileIsNoFailure() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (RawServer server =
            new RawServer(client -> {
              if (requests.incrementAndGet() == 2) {
                client.cut();
              }
              client.send(RawServer.HEAD);
              client.piece("yes");
              client.end();
            });
        Models models = Models.of(Models.server(server.url()))) {
      models.ask();
      assertThat(models.ask().text()).isEqualTo("yes");
      assertThat(models.answers("complete")).isEqualTo(2);
    }
  }

  @Test
  void slowReaderIsNotTakenForASilentServer() throws Exception {
    try (RawServer server =
            new RawServer(client -> {
              client.send(RawServer.HEAD);
              client.piece("one");
              client.piece("two");
              client.end();
            });
        Models models = new Models(Models.LONG, SHORT, Models.LONG, Models.server(server.url()));
        ModelAnswer answer = models.open()) {
      assertThat(answer.next()).isEqualTo("one");
      assertThat(answer.next()).isEqualTo("two");
      await().pollDelay(SHORT.multipliedBy(2)).until(() -> true);
      assertThat(answer.next()).isNull();
    }
  }
}
