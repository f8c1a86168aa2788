package com.onelastai.local.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One who has answers streamed to them: a visitor of the suite's, or a client of the model's. */
final class Listener {

  private static final Pattern CONVERSATION = Pattern.compile("\"conversationId\":\"([^\"]+)\"");
  private static final String AGENT = "neural-chat-demo";

  /** One for all: each has a thread of its own, and all share two cores with what is measured. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private @Nullable String cookies;

  /** A new conversation through the gateway, and the request that says something in it. */
  HttpRequest toAgent(URI gateway) throws IOException, InterruptedException {
    if (cookies == null) {
      cookies = visit(gateway);
    }
    String body = "{\"agentId\":\"" + AGENT + "\"}";
    HttpResponse<String> started =
        CLIENT.send(
            post(gateway.resolve("/api/chat/start"), body).header("Cookie", cookies).build(),
            BodyHandlers.ofString());
    Matcher id = CONVERSATION.matcher(started.body());
    if (!id.find()) {
      throw new IllegalStateException(started.statusCode() + " " + started.body());
    }
    return post(
            gateway.resolve("/api/chat/message"),
            "{\"conversationId\":\"" + id.group(1) + "\",\"content\":\"What time is it?\"}")
        .header("Accept", "text/event-stream")
        .header("Cookie", cookies)
        .build();
  }

  /** The cookies of one who comes for the first time. */
  private static String visit(URI gateway) throws IOException, InterruptedException {
    HttpRequest first = HttpRequest.newBuilder(gateway.resolve("/api/agents/" + AGENT)).build();
    return CLIENT.send(first, BodyHandlers.discarding()).headers().allValues("Set-Cookie").stream()
        .map(cookie -> cookie.split(";", 2)[0])
        .collect(Collectors.joining("; "));
  }

  HttpRequest toModel(String url) {
    String body =
        """
        {"model":"any","stream":true,"stream_options":{"include_usage":true},
         "messages":[{"role":"user","content":"What time is it?"}]}
        """;
    return post(URI.create(url + "/chat/completions"), body).build();
  }

  static TokenStream listen(HttpRequest request) throws IOException, InterruptedException {
    return new TokenStream(CLIENT, request);
  }

  private static HttpRequest.Builder post(URI address, String json) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }
}
