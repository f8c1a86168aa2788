package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of the suite itself: the built modules and the example site. */
record Apps(StackSettings settings, Modules modules, SuitePorts ports, Addresses addresses) {

  private static final String FRONTEND_URL = "ONELASTAI_FRONTEND_URL";
  private static final String COOKIE_SECRET = "ONELASTAI_COOKIE_SECRET";

  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    if (modules.has(Suite.DISCOVERY)) {
      parts.add(app(Suite.DISCOVERY, Map.of(), "/actuator/health"));
    }
    if (modules.has(Suite.GATEWAY)) {
      parts.add(app(Suite.GATEWAY, gatewayEnvironment(), "/actuator/health/suite"));
    }
    modules
        .services()
        .forEach(
            service -> parts.add(app(service, environment(service), "/actuator/health/readiness")));
    if (hasExample()) {
      parts.add(example());
    }
    return parts;
  }

  private Map<String, String> gatewayEnvironment() {
    Map<String, String> environment = new HashMap<>();
    environment.put(COOKIE_SECRET, settings.secret(COOKIE_SECRET, "cookie-secret"));
    if (hasExample()) {
      environment.put(FRONTEND_URL, ports.url(Suite.EXAMPLE));
    }
    return environment;
  }

  private Map<String, String> environment(String service) {
    return switch (service) {
      case "auth-service" ->
          new Accounts(settings, addresses).authServiceEnvironment(modules.services());
      case "billing-service" -> new StripeAccess(settings, addresses).billingServiceEnvironment();
      default -> Map.of();
    };
  }

  private Part app(String name, Map<String, String> environment, String healthPath) {
    Map<String, String> all = new HashMap<>(addresses.environment());
    all.put("PORT", String.valueOf(ports.first(name)));
    // Ignored by discovery, which has a single port.
    all.put("MANAGEMENT_PORT", String.valueOf(ports.second(name)));
    all.putAll(environment);
    return ports.part(
        name,
        name.equals(Suite.GATEWAY) ? addresses.gateway() : ports.url(name),
        all,
        HealthCheck.http(ports.second(name), healthPath),
        progress ->
            JavaRuntime.command(
                settings, modules.heap(name), List.of("-jar", unpacked(name).toString())));
  }

  private boolean hasExample() {
    return modules.has(Suite.GATEWAY)
        && settings.variable(FRONTEND_URL).isEmpty()
        && Files.exists(exampleServer());
  }

  private Path exampleServer() {
    return settings.project().resolve("web-sdk/example/server.mjs");
  }

  private Part example() {
    int port = ports.first(Suite.EXAMPLE);
    return ports.part(
        Suite.EXAMPLE,
        ports.url(Suite.EXAMPLE),
        Map.of(),
        HealthCheck.http(port, "/"),
        progress -> List.of("node", exampleServer().toString(), "--port", String.valueOf(port)));
  }

  /**
   * The jar to start: the Spring Boot jar is unpacked next to the data when it has changed, because
   * plain jars on the class path start faster.
   */
  private Path unpacked(String name) throws IOException, InterruptedException {
    Path directory = settings.home().resolve("apps").resolve(name);
    Path bootJar = modules.bootJar(name);
    Path jar = directory.resolve(bootJar.getFileName().toString());
    FileTime built = Files.getLastModifiedTime(bootJar);
    if (Files.exists(jar) && Files.getLastModifiedTime(jar).equals(built)) {
      return jar;
    }
    FileTree.delete(directory);
    Files.createDirectories(directory.getParent());
    JavaRuntime.run(
        List.of(
            "-Djarmode=tools",
            "-jar",
            bootJar.toString(),
            "extract",
            "--destination",
            directory.toString()),
        directory.resolveSibling(name + ".unpack.log"));
    Files.setLastModifiedTime(jar, built);
    return jar;
  }
}
