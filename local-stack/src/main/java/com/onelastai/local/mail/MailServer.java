package com.onelastai.local.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Shows the caught mails to a person on this machine, and as JSON to its tests. */
final class MailServer {

  private static final int LISTED_AS_JSON = 100;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern MAIL = Pattern.compile("/(api/)?messages/(\\d{13})(/html)?");

  /** A page elsewhere could else have its own name lead here and read the mails. */
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?");

  private final Mailbox mailbox;

  private MailServer(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  static HttpServer start(int port, Mailbox mailbox) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    MailServer mails = new MailServer(mailbox);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            mails.answer(exchange).send(exchange);
          }
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return server;
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String host = exchange.getRequestHeaders().getFirst("Host");
    if (host == null || !THIS_MACHINE.matcher(host).matches()) {
      return Answer.refusal(403, "Mails are shown on this machine alone.");
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      return Answer.refusal(405, "Mails can only be read.");
    }
    String path = exchange.getRequestURI().getPath();
    Matcher mail = MAIL.matcher(path);
    if (path.equals("/")) {
      return Answer.page(MailPage.list(mailbox.newestFirst()));
    } else if (path.equals("/api/messages")) {
      return Answer.json(JSON.writeValueAsBytes(to(query(exchange, "to"))));
    } else if (mail.matches()) {
      return mailbox.find(mail.group(2)).map(form(mail)).orElseGet(Answer::notFound);
    }
    return Answer.notFound();
  }

  private static Function<Mail, Answer> form(Matcher path) {
    if (path.group(1) != null) {
      return mail -> Answer.json(JSON.writeValueAsBytes(mail));
    }
    return path.group(3) == null
        ? mail -> Answer.page(MailPage.of(mail))
        : mail -> mail.html() == null ? Answer.notFound() : Answer.untrusted(mail.html());
  }

  private List<Mail> to(@Nullable String address) throws IOException {
    Predicate<Mail> wanted = address == null ? mail -> true : mail -> mail.isTo(address);
    return mailbox.newestFirst().filter(wanted).limit(LISTED_AS_JSON).toList();
  }

  private static @Nullable String query(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).stream()
        .flatMap(query -> Arrays.stream(query.split("&")))
        .filter(parameter -> parameter.startsWith(name + "="))
        .map(parameter -> parameter.substring(name.length() + 1))
        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
        .findFirst()
        .orElse(null);
  }
}
