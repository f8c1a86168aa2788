package com.onelastai.local.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A visitor who runs experiments through the gateway. */
final class LabClient {

  private static final Pattern ID = Pattern.compile("\"experimentId\":\"([^\"]+)\"");
  private static final Pattern STATUS = Pattern.compile("\"status\":\"([^\"]+)\"");
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Shared: each client has threads of its own, which would compete with what is measured. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI lab;
  private final String cookies;

  LabClient(URI gateway) throws IOException, InterruptedException {
    lab = gateway.resolve("/api/lab/");
    cookies = Listener.visit(gateway);
  }

  /**
   * Returns when it is done.
   *
   * @throws IllegalStateException if it is refused or fails
   */
  void run(String type, String input) throws IOException, InterruptedException {
    String answer =
        send(
            request(type)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=30")
                .POST(BodyPublishers.ofString(input)));
    String id = first(ID, answer);
    while (!first(STATUS, answer).equals("completed")) {
      if (first(STATUS, answer).equals("failed")) {
        throw new IllegalStateException(answer);
      }
      Thread.sleep(PAUSE);
      answer = send(request(id));
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(lab.resolve(path)).header("Cookie", cookies);
  }

  private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  private static String first(Pattern field, String answer) {
    Matcher found = field.matcher(answer);
    if (!found.find()) {
      throw new IllegalStateException(answer);
    }
    return found.group(1);
  }
}
