package com.onelastai.local.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link PacedModel} says, straight from it or by way of the suite. */
final class TokenStream implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("\"(?:content|text)\":\"(\\d+)\"");

  private final BufferedReader lines;

  TokenStream(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.statusCode() + " " + lines.readLine());
    }
  }

  /** When the next token was said, by {@link System#nanoTime}; empty at the end. */
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
