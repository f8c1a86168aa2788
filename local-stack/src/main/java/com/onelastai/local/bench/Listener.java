package com.onelastai.local.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client that has answers streamed: through the gateway, or from the model's server. */
final class Listener {

  private static final Pattern CONVERSATION = Pattern.compile("\"conversationId\":\"([^\"]+)\"");
  private static final String AGENT = "neural-chat-demo";

  /** Shared: each client has threads of its own, which would compete with what is measured. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private @Nullable String cookies;

  /** Starts a conversation through the gateway and returns the request for its first message. */
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

  /** The cookies of a new visitor. */
  static String visit(URI gateway) throws IOException, InterruptedException {
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

  static Tokens listen(HttpRequest request) throws IOException, InterruptedException {
    return new Tokens(CLIENT, request);
  }

  /** Nanoseconds to the first token of an agent's answer, which is read to its end. */
  static long firstToken(HttpRequest request) throws IOException, InterruptedException {
    long sent = System.nanoTime();
    HttpResponse<Stream<String>> response = CLIENT.send(request, BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      Iterator<String> line = lines.iterator();
      while (line.hasNext()) {
        if (line.next().equals("event: token")) {
          long nanos = System.nanoTime() - sent;
          line.forEachRemaining(_ -> {});
          return nanos;
        }
      }
    }
    throw new IllegalStateException(response.statusCode() + " without a token");
  }

  private static HttpRequest.Builder post(URI address, String json) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  /** The tokens of one streamed answer of {@link PacedModel}. */
  static final class Tokens implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("\"(?:content|text)\":\"(\\d+)\"");

    private final BufferedReader lines;

    Tokens(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
      if (response.statusCode() != 200) {
        throw new IllegalStateException(response.statusCode() + " " + lines.readLine());
      }
    }

    /** When the next token was sent, by {@link System#nanoTime}; empty at the end. */
    OptionalLong next() throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: error") || line.startsWith("event:error")) {
          throw new IllegalStateException(lines.readLine());
        }
        Matcher token = TOKEN.matcher(line);
        // The last event repeats the whole answer.
        if (token.find() && token.group(1).length() < 20) {
          return OptionalLong.of(Long.parseLong(token.group(1)));
        }
      }
      return OptionalLong.empty();
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
