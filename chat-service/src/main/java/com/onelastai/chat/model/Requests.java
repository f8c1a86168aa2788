package com.onelastai.chat.model;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Builds the requests to one server. The key must not appear in any message. */
final class Requests {

  private static final int FIRST_VISIBLE = 0x21;
  private static final int LAST_VISIBLE = 0x7e;

  private final URI completions;
  private final URI models;
  private final String key;

  Requests(ModelProperties.Server settings) {
    completions = URI.create(settings.url() + "/chat/completions");
    models = URI.create(settings.url() + "/models");
    key = settings.key();
    if (!key.chars().allMatch(c -> c >= FIRST_VISIBLE && c <= LAST_VISIBLE)) {
      // HttpRequest would reject it too, and print it.
      throw new IllegalArgumentException(
          "The key of the model server " + host() + " has characters that no header can hold");
    }
  }

  String host() {
    return completions.getPort() < 0
        ? completions.getHost()
        : completions.getHost() + ":" + completions.getPort();
  }

  HttpRequest completion(CompletionRequest completion) {
    return to(completions)
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
        .header(HttpHeaders.ACCEPT, MediaType.TEXT_EVENT_STREAM_VALUE)
        .POST(BodyPublishers.ofByteArray(Wire.JSON.writeValueAsBytes(completion)))
        .build();
  }

  HttpRequest models() {
    return to(models).header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE).build();
  }

  private HttpRequest.Builder to(URI address) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    return key.isEmpty() ? request : request.header(HttpHeaders.AUTHORIZATION, "Bearer " + key);
  }
}
