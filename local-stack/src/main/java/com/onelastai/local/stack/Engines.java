package com.onelastai.local.stack;

import com.onelastai.local.model.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The parts that services know only by address, so that each may run elsewhere. */
record Engines(StackSettings settings, SuitePorts ports, Addresses addresses) {

  private static final String HEAP = "256m";
  private static final String MAIL_HEAP = "64m";
  private static final String STRIPE_HEAP = "96m";

  /** The weights are outside of the Java heap. */
  private static final String MODEL_HEAP = "96m";

  List<Part> parts() {
    int mongodb = ports.first(Suite.MONGODB);
    int kafka = ports.first(Suite.KAFKA);
    int mailPage = ports.second(Suite.MAIL);
    return List.of(
        ports.part(
            Suite.MONGODB,
            "mongodb://127.0.0.1:" + mongodb,
            Map.of(),
            HealthCheck.listens(mongodb),
            ownProcess(Suite.MONGODB, HEAP, "mongodb.MongoDbProcess")),
        ports.part(
            Suite.KAFKA,
            "127.0.0.1:" + kafka,
            Map.of(),
            HealthCheck.kafka(kafka),
            ownProcess(Suite.KAFKA, HEAP, "kafka.KafkaProcess")),
        keycloak(),
        ports.part(
            Suite.MAIL,
            "http://127.0.0.1:" + mailPage,
            Map.of(),
            HealthCheck.listens(mailPage),
            ownProcess(Suite.MAIL, MAIL_HEAP, "mail.MailProcess")),
        model(),
        ports.part(
            Suite.STRIPE,
            addresses.stripe(),
            new StripeAccess(settings, addresses).simulatorEnvironment(),
            HealthCheck.http(ports.first(Suite.STRIPE), "/"),
            ownProcess(Suite.STRIPE, STRIPE_HEAP, "stripe.StripeProcess")));
  }

  /** Native code: a crash writes its report next to the logs. */
  private Part model() {
    Path crash = settings.log(Suite.MODEL).resolveSibling("model-crash.log");
    return ports.part(
        Suite.MODEL,
        addresses.model(),
        Map.of(),
        HealthCheck.http(ports.first(Suite.MODEL), "/v1/models"),
        progress -> {
          List<String> arguments = new ArrayList<>();
          arguments.add("--enable-native-access=ALL-UNNAMED");
          arguments.add("-XX:ErrorFile=" + crash);
          arguments.addAll(launched(Suite.MODEL, "model.ModelProcess"));
          arguments.add(Weights.of(settings.environment()).file().orElseThrow().toString());
          return JavaRuntime.command(settings, MODEL_HEAP, arguments);
        });
  }

  private Part.Command ownProcess(String name, String heap, String mainClass) {
    return progress -> JavaRuntime.command(settings, heap, launched(name, mainClass));
  }

  /** A main class of this module; its arguments are its ports and its data directory. */
  private List<String> launched(String name, String mainClass) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-cp");
    arguments.add(settings.engines().resolve("local-stack.jar").toString());
    arguments.add("com.onelastai.local." + mainClass);
    ports.of(name).values().forEach(port -> arguments.add(String.valueOf(port)));
    arguments.add(settings.data().resolve(name).toString());
    return arguments;
  }

  private Part keycloak() {
    return ports.part(
        Suite.KEYCLOAK,
        addresses.keycloak(),
        new Accounts(settings, addresses).keycloakEnvironment(),
        HealthCheck.http(ports.second(Suite.KEYCLOAK), "/identity/health/ready"),
        this::keycloakCommand);
  }

  private List<String> keycloakCommand(Consumer<String> progress)
      throws IOException, InterruptedException {
    Keycloak.ImportedRealm imported =
        new Keycloak.ImportedRealm(settings.data().resolve(Suite.KEYCLOAK));
    imported.remember();
    List<String> command =
        Keycloak.prepare(
            settings,
            ports.first(Suite.KEYCLOAK),
            ports.second(Suite.KEYCLOAK),
            addresses.keycloakPublic(),
            progress);
    if (imported.isOutdated()) {
      progress.accept(
          "keycloak keeps the realm that it imported at its first start, and the project's"
              + " has changed since: ./onelastai reset takes the new one and wipes local"
              + " data");
    }
    return command;
  }
}
