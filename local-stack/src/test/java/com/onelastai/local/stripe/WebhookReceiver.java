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

/** Accepts webhooks as the platform does: with a valid signature and a recent timestamp. */
final class WebhookReceiver implements AutoCloseable {

  private static final long TOLERANCE_SECONDS = 300;

  private final HttpServer server;
  private final List<Event> received = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile Clock clock = Clock.systemUTC();

  WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/webhook", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String payload = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      int answer = status;
      if (answer == 200) {
        try {
          received.add(
              Webhook.constructEvent(
                  payload,
                  exchange.getRequestHeaders().getFirst("Stripe-Signature"),
                  SimulatedStripe.Settings.LOCAL_WEBHOOK_SECRET,
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

  void setStatus(int newStatus) {
    status = newStatus;
  }

  void setClock(Clock newClock) {
    clock = newClock;
  }

  List<Event> received() {
    return received;
  }

  List<String> types() {
    return received.stream().map(Event::getType).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
