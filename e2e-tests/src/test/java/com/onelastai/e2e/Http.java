package com.onelastai.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Requests without cookies. */
final class Http {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  static HttpResponse<String> get(URI address, Map<String, String> headers) {
    return send(CLIENT, HttpRequest.newBuilder(address).GET(), headers);
  }

  static HttpResponse<String> post(URI address, String json, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    return send(CLIENT, request, headers);
  }

  static HttpResponse<String> send(
      HttpClient client, HttpRequest.Builder request, Map<String, String> headers) {
    return exchange(client, request, headers, BodyHandlers.ofString());
  }

  /** Returns when the head of the answer has arrived. */
  static HttpResponse<InputStream> stream(
      HttpClient client, HttpRequest.Builder request, Map<String, String> headers) {
    return exchange(client, request, headers, BodyHandlers.ofInputStream());
  }

  private static <T> HttpResponse<T> exchange(
      HttpClient client,
      HttpRequest.Builder request,
      Map<String, String> headers,
      HttpResponse.BodyHandler<T> body) {
    headers.forEach(request::setHeader);
    try {
      return client.send(request.timeout(Duration.ofSeconds(60)).build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
