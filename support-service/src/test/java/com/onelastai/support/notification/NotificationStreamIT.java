package com.onelastai.support.notification;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.onelastai.starter.test.Api.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class NotificationStreamIT extends NotificationTest {

  @Autowired NotificationStreams streams;
  @LocalServerPort int port;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Follower> followers = new ArrayList<>();

  @AfterEach
  void disconnect() throws IOException {
    for (Follower follower : followers) {
      follower.close();
    }
    client.shutdownNow();
  }

  @Test
  void streamBeginsWithTheNumberOfUnread() {
    told(answered("T1"));
    told(answered("T2"));

    follow(userId).await("event:unread data:{\"unread\":2}");
  }

  @Test
  void newNotificationIsSentOnceWithTheNumberOfUnread() {
    Follower one = follow(userId);
    Follower two = follow(userId);
    Follower stranger = follow(Objects.requireNonNull(Person.user().userId()));
    one.await("event:unread data:{\"unread\":0}");
    two.await("event:unread data:{\"unread\":0}");
    stranger.await("event:unread data:{\"unread\":0}");

    String first = told(newDevice()).id();
    one.await("event:unread data:{\"unread\":1}");
    String second = told(answered("T1")).id();

    for (Follower follower : List.of(one, two)) {
      follower.await("event:unread data:{\"unread\":2}");
      assertThat(follower.ids()).containsExactly(first, second);
      assertThat(follower.events.toString()).contains("A login from a new device");
    }
    assertThat(stranger.events).hasSize(1);
  }

  @Test
  void whatAnotherTabReadsChangesTheNumber() {
    String id = told(newDevice()).id();
    told(answered("T1"));
    Follower follower = follow(userId);
    follower.await("event:unread data:{\"unread\":2}");

    post(person, ADDRESS + "/" + id + "/read", "").is(204);
    follower.await("event:unread data:{\"unread\":1}");
    post(person, ADDRESS + "/read-all", "").is(204);
    follower.await("event:unread data:{\"unread\":0}");
  }

  @Test
  void clientThatHasGoneIsForgotten() throws IOException {
    Follower follower = follow(userId);
    follower.await("event:unread data:{\"unread\":0}");
    assertThat(streams.count(userId)).isOne();

    follower.close();

    // The server learns of it when it writes.
    await()
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> {
          told(answered("T1"));
          return streams.count(userId) == 0;
        });
  }

  @Test
  void oneStreamTooManyEndsTheOldestOfTheUser() {
    Follower oldest = follow(userId);
    for (int i = 0; i < 10; i++) {
      follow(userId).await("event:unread data:{\"unread\":0}");
    }

    await().until(() -> oldest.ended);
    assertThat(streams.count(userId)).isEqualTo(10);
    api.call(NOBODY, get(ADDRESS + "/stream").accept("text/event-stream")).is(401);
  }

  private Follower follow(String token) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + ADDRESS + "/stream"))
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      Follower follower = new Follower(response.body());
      followers.add(follower);
      return follower;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads a stream: each event as one line. */
  private static final class Follower implements AutoCloseable {

    private final InputStream body;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    Follower(InputStream body) {
      this.body = body;
      Thread.ofVirtual().start(this::read);
    }

    void await(String event) {
      Awaitility.await().untilAsserted(() -> assertThat(events).contains(event));
    }

    List<String> ids() {
      return events.stream()
          .filter(event -> event.startsWith("event:notification id:"))
          .map(event -> event.split("id:", 2)[1].split(" ", 2)[0])
          .toList();
    }

    private void read() {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
        List<String> event = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.isEmpty()) {
            events.add(String.join(" ", event));
            event.clear();
          } else if (!line.startsWith(":")) {
            event.add(line);
          }
        }
        ended = true;
      } catch (IOException closed) {
        // The test has ended.
      }
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
