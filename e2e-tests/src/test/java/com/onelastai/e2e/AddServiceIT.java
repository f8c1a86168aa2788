package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertRefused;
import static com.onelastai.e2e.Account.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A service that was added as README's "Add a service" says works like the others; {@link
 * OpenApiIT}, {@link PermissionsIT} and {@link ErasureIT} include it as well.
 */
class AddServiceIT {

  private static final int CLIENTS = 4;
  private static final String NOTE = "{\"text\":\"Remember me\"}";

  private final Suite suite = Suite.running();
  private final URI notes = suite.gateway().resolve("/api/notes");
  private final Account account = Account.register(suite);
  private final Map<String, String> signedIn =
      Map.of("Authorization", "Bearer " + account.accessToken());

  @Test
  void endpointOfTheServiceAnswersThroughTheGateway() {
    assertStatus(201, Http.post(notes, NOTE, signedIn));
    assertThat(Http.get(notes, signedIn).body()).contains("Remember me");

    assertStatus(401, Http.post(notes, NOTE, Map.of()));
    assertRefused(400, "invalid_request", Http.post(notes, "{\"text\":\"\"}", signedIn));
  }

  @Test
  void adminSeesTheDeadLettersOfTheService() {
    Map<String, String> admin =
        Map.of("Authorization", "Bearer " + suite.stack().accessToken("admin"));
    URI services = suite.gateway().resolve("/api/admin/services");

    assertThat(Http.get(services, admin).body())
        .contains(
            "{\"service\":\"%s\",\"available\":true,\"deadLetters\":0}"
                .formatted(TemplateService.NAME));
    URI deadLetters = URI.create(services + "/" + TemplateService.NAME + "/dead-letters");
    assertStatus(200, Http.get(deadLetters, admin));
    assertStatus(403, Http.get(deadLetters, signedIn));
  }

  @Test
  void noWriteFailsWhenAnInstanceIsStoppedAndOnlyThoseInFlightWhenOneIsKilled() throws Exception {
    Process stopped = startInstance("stopped");
    Process killed = startInstance("killed");
    try {
      writeUntilBothAreReached();
      endUnderLoad(stopped, killed);
    } finally {
      Stream.of(stopped, killed).forEach(Process::destroyForcibly);
    }
  }

  private void endUnderLoad(Process stopped, Process killed) throws InterruptedException {
    try (Load load = new Load()) {
      stopped.destroy();
      assertThat(stopped.waitFor(60, TimeUnit.SECONDS)).isTrue();
      load.goesOn(failures -> assertThat(failures).as("after SIGTERM").isEmpty());

      killed.destroyForcibly();
      load.goesOn(
          failures -> assertThat(failures).as("after SIGKILL").hasSizeLessThanOrEqualTo(CLIENTS));
    }
  }

  /** One more instance, whose writes are told from those of others by its own database. */
  private Process startInstance(String database) {
    return suite
        .stack()
        .startAnother(
            TemplateService.NAME,
            Map.of(
                "PORT",
                String.valueOf(freePort()),
                "MANAGEMENT_PORT",
                "0",
                "MONGODB_URI",
                suite.stack().mongoUri().replaceFirst("/[^/]*$", "/" + database),
                "SHUTDOWN_DRAIN",
                "6s"));
  }

  /** One write at a time, for clients without a pause would slow down the starts. */
  private void writeUntilBothAreReached() {
    await()
        .atMost(Duration.ofSeconds(180))
        .until(() -> {
          assertStatus(201, Http.post(notes, NOTE, signedIn));
          return written("stopped") > 0 && written("killed") > 0;
        });
  }

  private long written(String database) {
    return suite.database(database).getCollection(TemplateService.COLLECTION).countDocuments();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Clients that write without a pause. */
  private final class Load implements AutoCloseable {

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong written = new AtomicLong();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private volatile boolean closed;

    Load() {
      for (int i = 0; i < CLIENTS; i++) {
        clients.execute(this::write);
      }
    }

    private void write() {
      while (!closed) {
        HttpResponse<String> answer = Http.post(notes, NOTE, signedIn);
        if (answer.statusCode() == 201) {
          written.incrementAndGet();
        } else {
          failures.add(answer.statusCode() + " " + answer.body());
        }
      }
    }

    /** For longer than the gateway avoids an instance that it could not reach. */
    void goesOn(Consumer<Collection<String>> check) {
      long before = written.get();
      await()
          .during(Duration.ofSeconds(7))
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> check.accept(failures));
      assertThat(written.get()).isGreaterThan(before);
    }

    @Override
    public void close() {
      closed = true;
      clients.close();
    }
  }
}
