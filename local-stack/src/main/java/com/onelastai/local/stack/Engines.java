package com.onelastai.local.stack;

import com.onelastai.local.model.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;

/** The parts that services know only by address, so that each may run elsewhere. */
record Engines(StackSettings settings, Modules modules, SuitePorts ports, Addresses addresses) {

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
          List<String> command =
              new ArrayList<>(command(Suite.MODEL, MODEL_HEAP, "model.ModelProcess"));
          command.add(1, "-XX:ErrorFile=" + crash);
          command.add(Weights.of(settings.environment()).file().orElseThrow().toString());
          return command;
        });
  }

  private Part.Command ownProcess(String name, String heap, String mainClass) {
    return progress -> command(name, heap, mainClass);
  }

  /** A main class of this module; its arguments are its ports and its data directory. */
  private List<String> command(String name, String heap, String mainClass) throws IOException {
    List<String> command =
        new ArrayList<>(JavaRuntime.command(settings, name, heap, program(mainClass)));
    ports.of(name).values().forEach(port -> command.add(String.valueOf(port)));
    command.add(settings.data().resolve(name).toString());
    return command;
  }

  /** All have the same options and libraries, and so one archive. */
  JavaProgram program(String mainClass) throws IOException {
    Path directory = settings.engines().toRealPath();
    Path jar = directory.resolve("local-stack.jar");
    List<Path> libraries = new ArrayList<>();
    List<Path> own = new ArrayList<>();
    for (String name : classPath(jar)) {
      (modules.isOfProject(name) ? own : libraries).add(directory.resolve(name));
    }
    own.add(jar);
    return new JavaProgram(
        "engines",
        List.of("--enable-native-access=ALL-UNNAMED"),
        libraries,
        own,
        "com.onelastai.local." + mainClass);
  }

  private static String[] classPath(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes().getValue(Name.CLASS_PATH).split(" ");
    }
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
