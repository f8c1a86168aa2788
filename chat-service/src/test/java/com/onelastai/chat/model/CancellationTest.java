package com.onelastai.chat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CancellationTest extends PlayedServer {

  @Test
  void waitingReaderReturnsAndTheRequestIsClosed() throws Exception {
    streams(client -> {
      client.piece("one");
      client.awaitLeft();
    });
    Cancellation cancellation = new Cancellation();
    ModelAnswer answer = models.model.open(Models.HELLO, cancellation);
    assertThat(answer.next()).isEqualTo("one");
    CompletableFuture<String> waiting = inBackground(answer::next);
    cancellation.cancel();
    assertThat(waiting.get(5, TimeUnit.SECONDS)).isNull();
    assertThat(server.wasLeft()).isTrue();
    assertThat(answer.usage()).isEqualTo(new ModelAnswer.Usage(null, 1));
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
    ModelAnswer answer = opening.get(5, TimeUnit.SECONDS);
    assertThat(answer.next()).isNull();
    assertThat(answer.usage()).isEqualTo(new ModelAnswer.Usage(null, 0));
    assertThat(server.wasLeft()).isTrue();
  }

  @Test
  void cancelledPromptIsNotSent() throws Exception {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertThat(models.model.open(Models.HELLO, cancellation).next()).isNull();
    assertThat(cancellation.cancelled()).isTrue();
  }

  @Test
  void answerEndsThoughMoreHasArrived() throws Exception {
    streams(client -> {
      client.chunk(
          "data: {\"choices\":[{\"delta\":{\"content\":\"on\"}}]}\n\n"
              .repeat(3)
              .getBytes(StandardCharsets.UTF_8));
      client.awaitLeft();
    });
    Cancellation cancellation = new Cancellation();
    try (ModelAnswer answer = models.model.open(Models.HELLO, cancellation)) {
      assertThat(answer.next()).isEqualTo("on");
      cancellation.cancel();
      assertThat(answer.next()).isNull();
      assertThat(answer.usage()).isEqualTo(new ModelAnswer.Usage(null, 1));
    }
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, Executors.newVirtualThreadPerTaskExecutor());
  }
}
