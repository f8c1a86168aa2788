package com.onelastai.community.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.onelastai.community.content.ContentId;
import com.onelastai.community.content.ContentStore;
import com.onelastai.community.content.Visibility;
import com.onelastai.community.test.ServiceTest;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.starter.problem.ApiException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class LiveIT extends ServiceTest {

  @Autowired Changes changes;
  @Autowired ObjectProvider<ContentStore> stores;
  @LocalServerPort int port;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<InputStream> open = new ArrayList<>();

  @AfterEach
  void disconnect() throws IOException {
    for (InputStream body : open) {
      body.close();
    }
    client.shutdownNow();
  }

  @Test
  void openPagesAreToldWhatHasChanged() {
    String id = write("Followed");
    String other = write("Other");
    List<String> page = follow("?post=" + id);
    List<String> all = follow("");

    api.put(
            person,
            "/api/community/posts/" + id,
            Map.of("title", "Edited", "content", "y", "version", 1))
        .is(200);
    await().untilAsserted(() -> assertThat(page).contains(changed(id)));
    int told = page.size();
    publisher.publish(
        List.of(
            new EventEnvelope<>(
                UUID.randomUUID().toString(),
                clock.instant(),
                new ContentLiked(ContentKind.POST, id, userId, "someone", true))));
    await().untilAsserted(() -> assertThat(page).hasSizeGreaterThan(told));
    posts().setVisibility(other, Visibility.HIDDEN);
    await().untilAsserted(() -> assertThat(all).contains(changed(other), changed(id)));
    assertThat(page).doesNotContain(changed(other));
  }

  @Test
  void aThousandChangesInAMomentAreFewEvents() {
    ContentId content = new ContentId(ContentKind.COMMENT, "c-" + UUID.randomUUID());
    List<String> page = follow("?post=p-live");
    await().until(() -> page.size() == 1);

    for (int i = 0; i < 1_000; i++) {
      changes.add("p-live", content);
    }

    await().untilAsserted(() -> assertThat(page.size()).isGreaterThan(1));
    assertThat(page).hasSizeLessThan(50);
  }

  @Test
  void numberOfStreamsIsBounded() {
    LiveStreams streams = new LiveStreams(changes, clock, 2);
    streams.open(null);
    streams.open("p-1");

    assertThatThrownBy(() -> streams.open(null))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("too_many_streams"));
    streams.close();
  }

  private ContentStore posts() {
    return stores.stream()
        .filter(store -> store.kind() == ContentKind.POST)
        .findFirst()
        .orElseThrow();
  }

  private static String changed(String postId) {
    return "data:{\"kind\":\"post\",\"id\":\"%s\",\"postId\":\"%s\"}".formatted(postId, postId);
  }

  private String write(String title) {
    return api.post(person, "/api/community/posts", Map.of("title", title, "content", "x " + title))
        .is(201)
        .text("/id");
  }

  /** The lines with data that a page gets. */
  private List<String> follow(String query) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/community/live" + query))
            .header("Accept", "text/event-stream")
            .build();
    List<String> lines = new CopyOnWriteArrayList<>();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      open.add(response.body());
      Thread.ofVirtual().start(() -> read(response.body(), lines));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
    await().until(() -> !lines.isEmpty());
    return lines;
  }

  private static void read(InputStream body, List<String> lines) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> line.startsWith("data:")).forEach(lines::add);
    } catch (IOException | UncheckedIOException closed) {
      // The test is over.
    }
  }
}
