package com.onelastai.e2e;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.onelastai.local.stack.Stack;
import com.onelastai.local.stack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * The whole suite as one machine runs it, on random ports and with data of its own; started by the
 * first test that needs it and stopped when the run ends.
 */
final class Suite {

  private static final Suite RUNNING = new Suite();

  private final Frontend frontend = new Frontend();
  private final Stack stack;
  private final MongoClient mongo;

  private Suite() {
    stack = start(frontend.address());
    mongo = MongoClients.create(stack.mongoUri());
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
  }

  static Suite running() {
    return RUNNING;
  }

  Stack stack() {
    return stack;
  }

  URI gateway() {
    return URI.create(stack.gatewayUrl());
  }

  Frontend frontend() {
    return frontend;
  }

  MongoDatabase database() {
    return mongo.getDatabase("onelastai");
  }

  /** The document with this {@code _id}. */
  Document document(String collection, String id) {
    return Optional.ofNullable(database().getCollection(collection).find(eq("_id", id)).first())
        .orElseThrow(() -> new AssertionError("No " + id + " in " + collection));
  }

  /** Moves the services' clocks; everything waits for them as it would for real time. */
  void moveClocksTo(Duration offset) {
    List.of("gateway", "tracking-service", "auth-service", "chat-service", "billing-service")
        .forEach(part -> moveClockTo(part, offset));
  }

  /** Moves the clock of the simulator; what is due by then happens. */
  void moveStripesClockTo(Duration offset) {
    Http.post(
        URI.create(stack.stripeUrl() + "/simulator/clock"),
        "{\"offset\":\"" + offset + "\"}",
        Map.of());
  }

  void moveClockTo(String part, Duration offset) {
    Http.post(clockOf(part), "{\"offset\":\"" + offset + "\"}", Map.of());
  }

  private URI clockOf(String part) {
    return URI.create("http://127.0.0.1:" + stack.managementPort(part) + "/actuator/clock");
  }

  private void stop() {
    mongo.close();
    stack.down();
    frontend.close();
  }

  private static Stack start(URI frontend) {
    try {
      Path home = Files.createTempDirectory("onelastai-e2e");
      StackSettings settings =
          StackSettings.isolated(Path.of("..").toAbsolutePath().normalize(), home)
              .withEnvironment("CLOCK_SETTABLE", "true")
              .withEnvironment("ONELASTAI_FRONTEND_URL", frontend.toString())
              .withEnvironment("RATE_LIMIT_PER_MINUTE", "1000000")
              .withEnvironment("LOGIN_RATE_LIMIT_PER_MINUTE", "1000000")
              .withEnvironment("SUBSCRIPTION_CHECK_EVERY", "1s")
              // The small model of this machine goes on and on; tests do not wait for that.
              .withEnvironment("ANSWERS_MAX_TOKENS", "96");
      Stack stack = Stack.open(settings);
      stack.up();
      return stack;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
