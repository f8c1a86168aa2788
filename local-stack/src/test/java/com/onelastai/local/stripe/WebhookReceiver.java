package com.onelastai.local.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes webhooks as the platform does: only those that are signed for its own time. */
final class WebhookReceiver implements AutoCloseable {

  private static final long TOLERANCE_SECONDS = 300;

  private final HttpServer server;
  private final List<Event> taken = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile Clock clock = Clock.systemUTC();

  WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/webhook", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String payload = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      int answer = status;
      if (answer == 200) {
        try {
          taken.add(
              Webhook.constructEvent(
                  payload,
                  exchange.getRequestHeaders().getFirst("Stripe-Signature"),
                  SimulatorSettings.LOCAL_WEBHOOK_SECRET,
                  TOLERANCE_SECONDS,
                  clock));
        } catch (SignatureVerificationException e) {
          answer = 400;
        }
      }
      exchange.sendResponseHeaders(answer, -1);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhook");
  }

  void answer(int newStatus) {
    status = newStatus;
  }

  void livesBy(Clock newClock) {
    clock = newClock;
  }

  List<Event> taken() {
    return taken;
  }

  List<String> types() {
    return taken.stream().map(Event::getType).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
