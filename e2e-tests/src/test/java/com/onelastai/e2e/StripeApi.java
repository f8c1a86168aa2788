package com.onelastai.e2e;

import static com.onelastai.e2e.Account.ok;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the operator does at Stripe, here at the simulator. */
record StripeApi(Suite suite) {

  private static final String KEY = "sk_test_local_simulator";

  JsonNode get(String path) {
    return send(HttpRequest.newBuilder(address(path)).GET());
  }

  JsonNode post(String path, Map<String, ?> form) {
    return send(form(address(path), form));
  }

  /** Presses a button on one of its pages. */
  void press(URI page) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    Account.assertStatus(303, Http.send(client, form(page, Map.of()), Map.of()));
  }

  URI address(String path) {
    return URI.create(suite.stack().stripeUrl() + path);
  }

  private static HttpRequest.Builder form(URI address, Map<String, ?> form) {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(joining("&"));
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  private static JsonNode send(HttpRequest.Builder request) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return Account.read(ok(Http.send(client, request, Map.of("Authorization", "Bearer " + KEY))));
  }

  private static String encoded(Object text) {
    return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
  }
}
