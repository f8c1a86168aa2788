package com.onelastai.e2e;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTTP side of a visitor's browser: it stores cookies and sends its usual headers. */
final class Browser {

  static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  private static final Pattern PAGE_VIEW = Pattern.compile("pageview;desc=\"([^\"]+)\"");

  private static final AtomicInteger VERSIONS = new AtomicInteger();

  private static final String LANGUAGES = "en-GB,en;q=0.5";

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
  private final URI origin;
  private final String userAgent;

  /** One that no other is like, so that the gateway tells them apart before they have cookies. */
  Browser(URI origin) {
    this(origin, FIREFOX + "." + VERSIONS.incrementAndGet());
  }

  Browser(URI origin, String userAgent) {
    this.origin = origin;
    this.userAgent = userAgent;
  }

  /** Loads a page and returns the id of its page view. */
  String open(String path, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(origin.resolve(path))
            .header("User-Agent", userAgent)
            .header("Accept", "text/html,application/xhtml+xml")
            .header("Accept-Language", LANGUAGES);
    HttpResponse<String> page = Http.send(client, request, headers);
    String timing = page.headers().firstValue("Server-Timing").orElse("");
    Matcher id = PAGE_VIEW.matcher(timing);
    if (page.statusCode() != 200 || !id.find()) {
      throw new AssertionError("No page view: " + page.statusCode() + " " + page.headers());
    }
    return id.group(1);
  }

  String open(String path) {
    return open(path, Map.of());
  }

  HttpResponse<String> track(String what, String json) {
    return post("/api/analytics/track/" + what, json, Map.of());
  }

  HttpResponse<String> post(String path) {
    return post(path, "", Map.of());
  }

  HttpResponse<String> post(String path, Map<String, ?> body) {
    return post(path, Account.json(body), Map.of());
  }

  HttpResponse<String> post(String path, String json, Map<String, String> headers) {
    return send("POST", path, json, headers);
  }

  HttpResponse<String> send(String method, String path, String json, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(origin.resolve(path))
            .header("User-Agent", userAgent)
            .header("Accept-Language", LANGUAGES)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json));
    return Http.send(client, request, headers);
  }

  HttpResponse<String> delete(String path) {
    return send("DELETE", path, "", Map.of());
  }

  /** Requests an answer as a stream, without waiting for its end. */
  ChatStream stream(String method, String path, String json, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(origin.resolve(path))
            .header("User-Agent", userAgent)
            .header("Accept-Language", LANGUAGES)
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .method(method, HttpRequest.BodyPublishers.ofString(json));
    return new ChatStream(Http.stream(client, request, headers));
  }

  int status(String path) {
    return get(path).statusCode();
  }

  HttpResponse<String> get(String path) {
    return get(path, Map.of());
  }

  HttpResponse<String> get(String path, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(origin.resolve(path))
            .header("User-Agent", userAgent)
            .header("Accept-Language", LANGUAGES);
    return Http.send(client, request, headers);
  }

  /** The id in one of the gateway's cookies, without its MAC. */
  Optional<String> id(String cookie) {
    return cookie(cookie).map(value -> value.split("\\.")[0]);
  }

  Optional<String> cookie(String name) {
    return kept(name).map(HttpCookie::getValue);
  }

  /** Sets a cookie as a thief would. */
  void setCookie(String name, String value) {
    kept(name).orElseThrow().setValue(value);
  }

  private Optional<HttpCookie> kept(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(kept -> kept.getName().equals(name))
        .findFirst();
  }
}
