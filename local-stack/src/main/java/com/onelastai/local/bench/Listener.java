package com.onelastai.local.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One who has answers streamed to them: a visitor of the suite's, or a client of the model's. */
final class Listener {

  private static final Pattern CONVERSATION = Pattern.compile("\"conversationId\":\"([^\"]+)\"");
  private static final String AGENT = "neural-chat-demo";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();

  /** A new conversation through the gateway, and the request that says something in it. */
  HttpRequest toAgent(URI gateway) throws IOException, InterruptedException {
    client.send(
        HttpRequest.newBuilder(gateway.resolve("/api/agents/" + AGENT)).build(),
        BodyHandlers.discarding());
    HttpResponse<String> started =
        client.send(
            post(gateway.resolve("/api/chat/start"), "{\"agentId\":\"" + AGENT + "\"}").build(),
            BodyHandlers.ofString());
    Matcher id = CONVERSATION.matcher(started.body());
    if (!id.find()) {
      throw new IllegalStateException(started.statusCode() + " " + started.body());
    }
    return post(
            gateway.resolve("/api/chat/message"),
            "{\"conversationId\":\"" + id.group(1) + "\",\"content\":\"What time is it?\"}")
        .header("Accept", "text/event-stream")
        .build();
  }

  HttpRequest toModel(String url) {
    String body =
        """
        {"model":"any","stream":true,"stream_options":{"include_usage":true},
         "messages":[{"role":"user","content":"What time is it?"}]}
        """;
    return post(URI.create(url + "/chat/completions"), body).build();
  }

  TokenStream listen(HttpRequest request) throws IOException, InterruptedException {
    return new TokenStream(client, request);
  }

  private static HttpRequest.Builder post(URI address, String json) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }
}
