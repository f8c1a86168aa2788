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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * The whole suite on this machine, on random ports and with its own data. The first test that needs
 * it starts it, and it stops when the run ends.
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

  /** Where the frontend's pages are those of another site, which may call the API. */
  URI otherSite() {
    return frontend.address();
  }

  Browser browser() {
    return new Browser(gateway());
  }

  MongoDatabase database() {
    return database("onelastai");
  }

  MongoDatabase database(String name) {
    return mongo.getDatabase(name);
  }

  List<String> services() {
    return stack.services();
  }

  /** The document with this {@code _id}. */
  Document document(String collection, String id) {
    return Optional.ofNullable(database().getCollection(collection).find(eq("_id", id)).first())
        .orElseThrow(() -> new AssertionError("No " + id + " in " + collection));
  }

  List<Document> find(String collection, String field, String value) {
    return database().getCollection(collection).find(eq(field, value)).into(new ArrayList<>());
  }

  long count(String collection, String field, String value) {
    return database().getCollection(collection).countDocuments(eq(field, value));
  }

  /** The status of a request with this token. */
  int statusWith(String token) {
    return Http.get(
            gateway().resolve("/api/session/me"), Map.of("Authorization", "Bearer " + token))
        .statusCode();
  }

  /** Moves the clocks of the gateway and all services, which wait for them as for real time. */
  void moveClocksTo(Duration offset) {
    moveClockTo("gateway", offset);
    services().forEach(service -> moveClockTo(service, offset));
  }

  /** Moves the clock of the simulator, which runs everything that is due by then. */
  void moveStripesClockTo(Duration offset) {
    Account.ok(
        Http.post(
            URI.create(stack.stripeUrl() + "/simulator/clock"),
            "{\"offset\":\"" + offset + "\"}",
            Map.of()));
  }

  void moveClockTo(String part, Duration offset) {
    Account.ok(Http.post(clockOf(part), "{\"offset\":\"" + offset + "\"}", Map.of()));
  }

  String management(String part) {
    return "http://127.0.0.1:" + stack.managementPort(part);
  }

  private URI clockOf(String part) {
    return URI.create(management(part) + "/actuator/clock");
  }

  /** Kills, as nothing of this suite is needed any more: to stop it takes twenty seconds. */
  private void stop() {
    mongo.close();
    stack.status().forEach(part -> stack.kill(part.name()));
    stack.down();
    frontend.close();
  }

  private static Stack start(URI frontend) {
    try {
      Path home = Files.createTempDirectory("onelastai-e2e");
      Path project = Path.of("..").toAbsolutePath().normalize();
      StackSettings settings =
          StackSettings.isolated(TemplateService.addTo(project, home.resolve("project")), home)
              .withEnvironment("CLOCK_SETTABLE", "true")
              .withEnvironment("ONELASTAI_FRONTEND_URL", frontend.toString())
              .withEnvironment("ONELASTAI_CORS_ORIGINS", frontend.toString())
              .withEnvironment("RATE_LIMIT_PER_MINUTE", "1000000")
              .withEnvironment("LOGIN_RATE_LIMIT_PER_MINUTE", "1000000")
              .withEnvironment("SUBSCRIPTION_CHECK_EVERY", "1s")
              .withEnvironment("ANSWERS_SETTLE_EVERY", "1s")
              .withEnvironment("LAB_FILES_SWEEP_EVERY", "1s")
              // Where a test receives push messages.
              .withEnvironment("PUSH_TRUSTED_HOSTS", "localhost")
              // How soon partitions of a consumer that was killed go to the next one.
              .withEnvironment("SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS", "6000")
              // The small local model writes long answers. In a browser they are stopped and
              // resumed.
              .withEnvironment("ANSWERS_MAX_TOKENS", "384");
      Stack stack = Stack.open(settings);
      stack.up();
      return stack;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
