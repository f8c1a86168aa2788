package com.onelastai.local.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Serves the caught mails as pages, and as JSON for tests. */
record MailServer(Mailbox mailbox) {

  private static final int LISTED_AS_JSON = 100;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern MAIL = Pattern.compile("/(api/)?messages/(\\d{13})(/html)?");
  private static final String TO = "to=";

  /** Against DNS rebinding: other host names are refused. */
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

  private static final String OWN_PAGE =
      "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  /** No scripts, forms or external resources; links open in a new tab. */
  private static final String UNTRUSTED =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'self'";

  private static final String FRAME =
      """
      <!DOCTYPE html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Caught mail</title>
      <style>
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; }
      td { padding: .3rem .6rem .3rem 0; overflow-wrap: anywhere; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; }
      iframe { width: 100%; height: 30rem; background: #fff; color-scheme: light; }
      </style>
      <p><a href="/">Caught mail</a>: what the suite sends on this machine never leaves it.</p>
      """;

  static HttpServer start(int port, Mailbox mailbox) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    MailServer mails = new MailServer(mailbox);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            mails.answer(exchange);
          }
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return server;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String host = exchange.getRequestHeaders().getFirst("Host");
    String path = exchange.getRequestURI().getPath();
    Matcher mail = MAIL.matcher(path);
    if (host == null || !THIS_MACHINE.matcher(host).matches()) {
      refuse(exchange, 403, "Mails are shown on this machine only.");
    } else if (!exchange.getRequestMethod().equals("GET")) {
      refuse(exchange, 405, "Mails can only be read.");
    } else if (path.equals("/")) {
      send(exchange, 200, "text/html", OWN_PAGE, FRAME + list());
    } else if (path.equals("/api/messages")) {
      sendJson(exchange, addressedTo(exchange.getRequestURI().getRawQuery()).toList());
    } else {
      Optional<Mail> found = mail.matches() ? mailbox.find(mail.group(2)) : Optional.empty();
      if (found.isPresent()) {
        answer(exchange, found.get(), mail);
      } else {
        refuse(exchange, 404, "There is no such mail.");
      }
    }
  }

  private static void answer(HttpExchange exchange, Mail mail, Matcher path) throws IOException {
    if (path.group(1) != null) {
      sendJson(exchange, mail);
    } else if (path.group(3) == null) {
      send(exchange, 200, "text/html", OWN_PAGE, FRAME + page(mail));
    } else if (mail.html() != null) {
      send(exchange, 200, "text/html", UNTRUSTED, "<base target=\"_blank\">" + mail.html());
    } else {
      refuse(exchange, 404, "This mail has no HTML.");
    }
  }

  private Stream<Mail> addressedTo(@Nullable String query) throws IOException {
    Stream<Mail> mails = mailbox.newestFirst();
    if (query != null && query.startsWith(TO)) {
      String address = URLDecoder.decode(query.substring(TO.length()), StandardCharsets.UTF_8);
      mails = mails.filter(mail -> mail.isTo(address));
    }
    return mails.limit(LISTED_AS_JSON);
  }

  private String list() throws IOException {
    String rows =
        mailbox
            .newestFirst()
            .map(mail ->
                "<tr><td>%s<td>%s<td>%s<td><a href=\"/messages/%s\">%s</a>%n"
                    .formatted(
                        mail.receivedAt().truncatedTo(ChronoUnit.SECONDS),
                        escaped(String.join(", ", mail.to())),
                        escaped(mail.from()),
                        mail.id(),
                        mail.subject().isBlank() ? "(no subject)" : escaped(mail.subject())))
            .collect(Collectors.joining());
    return rows.isEmpty()
        ? "<p>There is none yet.</p>\n"
        : "<table><tr><th>Received<th>To<th>From<th>Subject\n" + rows + "</table>\n";
  }

  private static String page(Mail mail) {
    String head =
        "<h1>%s</h1>\n<p>%s from %s to %s</p>\n"
            .formatted(
                escaped(mail.subject()),
                mail.receivedAt().truncatedTo(ChronoUnit.SECONDS),
                escaped(mail.from()),
                escaped(String.join(", ", mail.to())));
    String text = mail.text() == null ? "" : "<pre>" + escaped(mail.text()) + "</pre>\n";
    String html =
        """
        <iframe title="The mail as HTML" src="/messages/%s/html" referrerpolicy="no-referrer"
          sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
        """;
    return head + text + (mail.html() == null ? "" : html.formatted(mail.id()));
  }

  private static void sendJson(HttpExchange exchange, Object body) throws IOException {
    send(exchange, 200, "application/json", "default-src 'none'", JSON.writeValueAsString(body));
  }

  private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
    send(exchange, status, "text/plain", "default-src 'none'", why + "\n");
  }

  private static void send(
      HttpExchange exchange, int status, String type, String policy, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Map.of(
            "Content-Type", type + "; charset=utf-8",
            "Content-Security-Policy", policy,
            "X-Content-Type-Options", "nosniff",
            "X-DNS-Prefetch-Control", "off",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store")
        .forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
