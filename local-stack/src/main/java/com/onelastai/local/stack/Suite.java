package com.onelastai.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All parts of the suite, in the order in which they stand in tables. */
final class Suite {

  static final String MONGODB = "mongodb";
  static final String KAFKA = "kafka";
  static final String KEYCLOAK = "keycloak";
  static final String DISCOVERY = "discovery";
  static final String GATEWAY = "gateway";

  /** The web SDK's example site, which is the frontend until there is another. */
  static final String EXAMPLE = "example";

  /** What services write to. */
  static final List<String> STORES = List.of(KAFKA, MONGODB);

  static final List<String> ENGINES = List.of(KEYCLOAK, KAFKA, MONGODB);

  /** The others still write to them, or take leave of them. */
  static final List<String> STOPPED_LAST = List.of(DISCOVERY, KEYCLOAK, KAFKA, MONGODB);

  private static final String FRONTEND_URL = "ONELASTAI_FRONTEND_URL";
  private static final String GATEWAY_PORT = "ONELASTAI_PORT";
  private static final String GATEWAY_MANAGEMENT_PORT = "ONELASTAI_GATEWAY_MANAGEMENT_PORT";
  private static final String KEYCLOAK_MANAGEMENT_PORT = "ONELASTAI_KEYCLOAK_MANAGEMENT_PORT";
  private static final String HEAP = "192m";
  private static final String ENGINE_HEAP = "256m";

  /** The user-agent library of tracking-service alone takes 130 MB. */
  private static final Map<String, String> HEAPS = Map.of("tracking-service", "400m");

  private final StackSettings settings;
  private final Modules modules;
  private final JavaRuntime java;
  private final Secrets secrets;
  private final Map<String, Map<String, Integer>> ports = new HashMap<>();

  Suite(StackSettings settings, RunState state) {
    this.settings = settings;
    this.modules = new Modules(settings.project());
    this.java = new JavaRuntime(settings);
    this.secrets = new Secrets(settings.data().resolve("secrets"));
    choosePorts(new Ports(settings, state));
  }

  private void choosePorts(Ports chooser) {
    choose(chooser, MONGODB, StackSettings.portVariable(MONGODB), 27017);
    choose(chooser, KAFKA, StackSettings.portVariable(KAFKA), 9092);
    choose(
        chooser,
        KEYCLOAK,
        StackSettings.portVariable(KEYCLOAK),
        8180,
        KEYCLOAK_MANAGEMENT_PORT,
        9180);
    choose(chooser, DISCOVERY, StackSettings.portVariable(DISCOVERY), 8761);
    choose(chooser, EXAMPLE, StackSettings.portVariable(EXAMPLE), 3000);
    choose(chooser, GATEWAY, GATEWAY_PORT, 8080, GATEWAY_MANAGEMENT_PORT, 8081);
    for (String service : modules.services()) {
      choose(chooser, service, StackSettings.portVariable(service), modules.defaultPort(service));
    }
  }

  private void choose(Ports chooser, String part, String variable, int port) {
    ports.put(part, chooser.of(part, Map.of(variable, port)));
  }

  private void choose(
      Ports chooser,
      String part,
      String variable,
      int port,
      String management,
      int managementPort) {
    Map<String, Integer> defaults = new LinkedHashMap<>();
    defaults.put(variable, port);
    defaults.put(management, managementPort);
    ports.put(part, chooser.of(part, defaults));
  }

  Addresses addresses() {
    String gateway = "http://localhost:" + port(GATEWAY);
    return new Addresses(
        settings
            .variable("MONGODB_URI")
            .orElse("mongodb://127.0.0.1:" + port(MONGODB) + "/onelastai"),
        settings.variable("KAFKA_BOOTSTRAP_SERVERS").orElse("127.0.0.1:" + port(KAFKA)),
        settings
            .variable("KEYCLOAK_URL")
            .orElse("http://127.0.0.1:" + port(KEYCLOAK) + "/identity"),
        settings.variable("KEYCLOAK_PUBLIC_URL").orElse(gateway + "/identity"),
        "http://127.0.0.1:" + port(DISCOVERY) + "/eureka/",
        gateway);
  }

  /** By part, the address of the engines that run elsewhere; without the password in it. */
  Map<String, String> external() {
    Map<String, String> external = new LinkedHashMap<>();
    settings
        .variable("MONGODB_URI")
        .ifPresent(uri -> external.put(MONGODB, uri.replaceFirst("//[^@/]*@", "//***@")));
    settings.variable("KAFKA_BOOTSTRAP_SERVERS").ifPresent(servers -> external.put(KAFKA, servers));
    settings.variable("KEYCLOAK_URL").ifPresent(url -> external.put(KEYCLOAK, url));
    return external;
  }

  /** Every part, the external ones left out. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>(List.of(mongodb(), kafka(), keycloak()));
    parts.removeIf(part -> external().containsKey(part.name()));
    if (modules.has(DISCOVERY)) {
      parts.add(discovery());
    }
    if (modules.has(GATEWAY)) {
      parts.add(gateway());
    }
    modules.services().forEach(service -> parts.add(service(service)));
    if (hasExample()) {
      parts.add(example());
    }
    return parts;
  }

  private boolean hasExample() {
    return modules.has(GATEWAY)
        && settings.variable(FRONTEND_URL).isEmpty()
        && Files.exists(exampleServer());
  }

  private Path exampleServer() {
    return settings.project().resolve("web-sdk/example/server.mjs");
  }

  private String exampleAddress() {
    return "http://127.0.0.1:" + port(EXAMPLE);
  }

  private Part example() {
    int port = port(EXAMPLE);
    return part(
        EXAMPLE,
        exampleAddress(),
        Map.of(),
        HealthCheck.http(port, "/"),
        progress -> List.of("node", exampleServer().toString(), "--port", String.valueOf(port)));
  }

  private Part mongodb() {
    int port = port(MONGODB);
    return engine(
        MONGODB,
        "mongodb://127.0.0.1:" + port,
        HealthCheck.listens(port),
        "com.onelastai.local.mongodb.MongoDbProcess");
  }

  private Part kafka() {
    int port = port(KAFKA);
    return engine(
        KAFKA,
        "127.0.0.1:" + port,
        HealthCheck.kafka(port),
        "com.onelastai.local.kafka.KafkaProcess");
  }

  private Part engine(String name, String address, HealthCheck health, String mainClass) {
    List<String> arguments =
        List.of(
            "-cp",
            settings.engines().resolve("local-stack.jar").toString(),
            mainClass,
            String.valueOf(port(name)),
            settings.data().resolve(name).toString());
    return part(name, address, Map.of(), health, progress -> java.command(ENGINE_HEAP, arguments));
  }

  private Part keycloak() {
    int port = port(KEYCLOAK);
    int managementPort = managementPort(KEYCLOAK, KEYCLOAK_MANAGEMENT_PORT);
    Addresses addresses = addresses();
    Keycloak keycloak = new Keycloak(settings, java);
    return part(
        KEYCLOAK,
        addresses.keycloak(),
        Map.of(
            "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
            "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get("keycloak-admin"),
            "ONELASTAI_PUBLIC_URL", addresses.gateway()),
        HealthCheck.http(managementPort, "/identity/health/ready"),
        progress -> keycloak.prepare(port, managementPort, addresses.keycloakPublic(), progress));
  }

  private Part discovery() {
    int port = port(DISCOVERY);
    return app(
        DISCOVERY,
        "http://127.0.0.1:" + port,
        Map.of("PORT", String.valueOf(port)),
        HealthCheck.http(port, "/actuator/health"));
  }

  private Part gateway() {
    int managementPort = managementPort(GATEWAY, GATEWAY_MANAGEMENT_PORT);
    Map<String, String> environment = new HashMap<>();
    environment.put("PORT", String.valueOf(port(GATEWAY)));
    environment.put("MANAGEMENT_PORT", String.valueOf(managementPort));
    environment.put(
        "ONELASTAI_COOKIE_SECRET",
        settings.variable("ONELASTAI_COOKIE_SECRET").orElseGet(() -> secrets.get("cookie-secret")));
    if (hasExample()) {
      environment.put(FRONTEND_URL, exampleAddress());
    }
    return app(
        GATEWAY,
        addresses().gateway(),
        environment,
        HealthCheck.http(managementPort, "/actuator/health/suite"));
  }

  private Part service(String name) {
    int port = port(name);
    return app(
        name,
        "http://127.0.0.1:" + port,
        Map.of("PORT", String.valueOf(port)),
        HealthCheck.http(port, "/actuator/health/readiness"));
  }

  private Part app(
      String name, String address, Map<String, String> environment, HealthCheck health) {
    Map<String, String> all = new HashMap<>(addresses().environment());
    all.putAll(environment);
    BootApp app = new BootApp(modules.bootJar(name), settings.home().resolve("apps").resolve(name));
    String heap = HEAPS.getOrDefault(name, HEAP);
    return part(
        name,
        address,
        all,
        health,
        progress -> java.command(heap, List.of("-jar", app.unpacked().toString())));
  }

  private Part part(
      String name,
      String address,
      Map<String, String> environment,
      HealthCheck health,
      Part.Command command) {
    Map<String, String> all = new HashMap<>(settings.environment());
    all.putAll(environment);
    all.putAll(settings.partEnvironment().getOrDefault(name, Map.of()));
    return new Part(name, address, ports(name), all, health, command);
  }

  private Map<String, Integer> ports(String part) {
    return ports.getOrDefault(part, Map.of());
  }

  private int port(String part) {
    return ports(part).values().iterator().next();
  }

  private int managementPort(String part, String variable) {
    return ports(part).getOrDefault(variable, 0);
  }
}
