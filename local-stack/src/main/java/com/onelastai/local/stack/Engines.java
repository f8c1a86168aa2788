package com.onelastai.local.stack;

import com.onelastai.local.model.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts that services know only by address, so that each may run elsewhere. */
final class Engines {

  private static final String HEAP = "256m";
  private static final String MAIL_HEAP = "64m";
  private static final String STRIPE_HEAP = "96m";

  /** The weights are outside of the Java heap. */
  private static final String MODEL_HEAP = "96m";

  private final StackSettings settings;
  private final JavaRuntime java;
  private final SuitePorts ports;
  private final Addresses addresses;
  private final Accounts accounts;
  private final StripeAccess stripe;

  Engines(
      StackSettings settings,
      SuitePorts ports,
      Addresses addresses,
      Accounts accounts,
      StripeAccess stripe) {
    this.settings = settings;
    this.java = new JavaRuntime(settings);
    this.ports = ports;
    this.addresses = addresses;
    this.accounts = accounts;
    this.stripe = stripe;
  }

  List<Part> parts() {
    return List.of(mongodb(), kafka(), keycloak(), mail(), model(), stripe());
  }

  private Part mongodb() {
    int port = ports.first(Suite.MONGODB);
    return ownProcess(
        Suite.MONGODB,
        "mongodb://127.0.0.1:" + port,
        HealthCheck.listens(port),
        "com.onelastai.local.mongodb.MongoDbProcess",
        HEAP);
  }

  private Part kafka() {
    int port = ports.first(Suite.KAFKA);
    return ownProcess(
        Suite.KAFKA,
        "127.0.0.1:" + port,
        HealthCheck.kafka(port),
        "com.onelastai.local.kafka.KafkaProcess",
        HEAP);
  }

  private Part mail() {
    int page = ports.second(Suite.MAIL);
    return ownProcess(
        Suite.MAIL,
        "http://127.0.0.1:" + page,
        HealthCheck.listens(page),
        "com.onelastai.local.mail.MailProcess",
        MAIL_HEAP);
  }

  /** Native code: a crash writes its report next to the logs. */
  private Part model() {
    int port = ports.first(Suite.MODEL);
    Path crash = settings.log(Suite.MODEL).resolveSibling("model-crash.log");
    List<String> options = List.of("--enable-native-access=ALL-UNNAMED", "-XX:ErrorFile=" + crash);
    return part(
        Suite.MODEL,
        addresses.model(),
        Map.of(),
        HealthCheck.http(port, "/v1/models"),
        progress -> {
          List<String> arguments = new ArrayList<>(options);
          arguments.addAll(launched(Suite.MODEL, "com.onelastai.local.model.ModelProcess"));
          arguments.add(Weights.of(settings.environment()).file().orElseThrow().toString());
          return java.command(MODEL_HEAP, arguments);
        });
  }

  private Part stripe() {
    int port = ports.first(Suite.STRIPE);
    List<String> arguments = launched(Suite.STRIPE, "com.onelastai.local.stripe.StripeProcess");
    return part(
        Suite.STRIPE,
        addresses.stripe(),
        stripe.simulatorEnvironment(),
        HealthCheck.http(port, "/"),
        progress -> java.command(STRIPE_HEAP, arguments));
  }

  /** A main class of this module; its arguments are its ports and its data directory. */
  private Part ownProcess(
      String name, String address, HealthCheck health, String mainClass, String heap) {
    List<String> arguments = launched(name, mainClass);
    return part(name, address, Map.of(), health, progress -> java.command(heap, arguments));
  }

  private List<String> launched(String name, String mainClass) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("-cp", settings.engines().resolve("local-stack.jar").toString(), mainClass));
    ports.of(name).values().forEach(port -> arguments.add(String.valueOf(port)));
    arguments.add(settings.data().resolve(name).toString());
    return arguments;
  }

  private Part keycloak() {
    int port = ports.first(Suite.KEYCLOAK);
    int managementPort = ports.second(Suite.KEYCLOAK);
    Keycloak keycloak = new Keycloak(settings, java);
    Keycloak.ImportedRealm imported =
        new Keycloak.ImportedRealm(settings.data().resolve(Suite.KEYCLOAK));
    return part(
        Suite.KEYCLOAK,
        addresses.keycloak(),
        accounts.keycloakEnvironment(),
        HealthCheck.http(managementPort, "/identity/health/ready"),
        progress -> {
          imported.remember();
          List<String> command =
              keycloak.prepare(port, managementPort, addresses.keycloakPublic(), progress);
          if (imported.isOutdated()) {
            progress.accept(
                "keycloak keeps the realm that it imported at its first start, and the project's"
                    + " has changed since: ./onelastai reset takes the new one and wipes local"
                    + " data");
          }
          return command;
        });
  }

  private Part part(
      String name,
      String address,
      Map<String, String> environment,
      HealthCheck health,
      Part.Command command) {
    return Part.of(settings, name, address, ports.of(name), environment, health, command);
  }
}
