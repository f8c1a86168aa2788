package com.onelastai.local.mail;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * @param policy what the browser lets the content do, as Content-Security-Policy
 */
record Answer(int status, String type, String policy, byte[] body) {

  private static final String NOTHING = "default-src 'none'";
  private static final String OWN_PAGE =
      "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  /** No script, no form, and nothing loaded from anywhere; a link opens a tab of its own. */
  private static final String UNTRUSTED =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'";

  static Answer page(String html) {
    return new Answer(200, "text/html", OWN_PAGE, html.getBytes(StandardCharsets.UTF_8));
  }

  static Answer untrusted(String html) {
    String inTabs = "<base target=\"_blank\">" + html;
    return new Answer(200, "text/html", UNTRUSTED, inTabs.getBytes(StandardCharsets.UTF_8));
  }

  static Answer json(byte[] json) {
    return new Answer(200, "application/json", NOTHING, json);
  }

  static Answer notFound() {
    return refusal(404, "There is no such mail.");
  }

  static Answer refusal(int status, String reason) {
    byte[] text = (reason + "\n").getBytes(StandardCharsets.UTF_8);
    return new Answer(status, "text/plain", NOTHING, text);
  }

  void send(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Content-Security-Policy", policy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-DNS-Prefetch-Control", "off");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
