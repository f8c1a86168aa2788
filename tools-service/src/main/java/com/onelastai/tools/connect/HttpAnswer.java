package com.onelastai.tools.connect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param url of the last redirect
 * @param cut whether the body was longer than what is read of it
 * @param times of the last request
 * @param redirects what was answered before, in order
 */
public record HttpAnswer(
    HttpAddress url,
    int status,
    List<Header> headers,
    byte[] body,
    boolean cut,
    HttpTimes times,
    List<Redirect> redirects) {

  public record Header(String name, String value) {}

  public record Redirect(int status, String from, String to) {}

  /** Null if there is none; the first, if there are several. */
  public @Nullable String header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse(null);
  }

  HttpAnswer after(List<Redirect> redirects) {
    return new HttpAnswer(url, status, headers, body, cut, times, List.copyOf(redirects));
  }
}
