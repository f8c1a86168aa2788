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
final class Apps {

  private static final String AUTH_SERVICE = "auth-service";
  private static final String BILLING_SERVICE = "billing-service";
  private static final String FRONTEND_URL = "ONELASTAI_FRONTEND_URL";
  private static final String COOKIE_SECRET = "ONELASTAI_COOKIE_SECRET";
  private final StackSettings settings;
  private final Modules modules;
  private final JavaRuntime java;
  private final SuitePorts ports;
  private final Addresses addresses;
  private final Accounts accounts;
  private final StripeAccess stripe;

  Apps(
      StackSettings settings,
      Modules modules,
      SuitePorts ports,
      Addresses addresses,
      Accounts accounts,
      StripeAccess stripe) {
    this.settings = settings;
    this.modules = modules;
    this.java = new JavaRuntime(settings);
    this.ports = ports;
    this.addresses = addresses;
    this.accounts = accounts;
    this.stripe = stripe;
  }

  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    if (modules.has(Suite.DISCOVERY)) {
      parts.add(discovery());
    }
    if (modules.has(Suite.GATEWAY)) {
      parts.add(gateway());
    }
    modules.services().forEach(service -> parts.add(service(service)));
    if (hasExample()) {
      parts.add(example());
    }
    return parts;
  }

  private Part discovery() {
    return app(Suite.DISCOVERY, address(Suite.DISCOVERY), Map.of(), "/actuator/health");
  }

  private Part gateway() {
    Map<String, String> environment = new HashMap<>();
    environment.put(
        COOKIE_SECRET,
        settings.variable(COOKIE_SECRET).orElseGet(() -> settings.secret("cookie-secret")));
    if (hasExample()) {
      environment.put(FRONTEND_URL, address(Suite.EXAMPLE));
    }
    return app(Suite.GATEWAY, addresses.gateway(), environment, "/actuator/health/suite");
  }

  private Part service(String name) {
    Map<String, String> environment =
        switch (name) {
          case AUTH_SERVICE -> accounts.authServiceEnvironment(modules.services());
          case BILLING_SERVICE -> stripe.billingServiceEnvironment();
          default -> Map.of();
        };
    return app(name, address(name), environment, "/actuator/health/readiness");
  }

  private Part app(
      String name, String address, Map<String, String> environment, String healthPath) {
    Map<String, String> all = new HashMap<>(addresses.environment());
    all.put("PORT", String.valueOf(ports.first(name)));
    // Ignored by discovery, which has a single port.
    all.put("MANAGEMENT_PORT", String.valueOf(ports.second(name)));
    all.putAll(environment);
    BootApp app = new BootApp(modules.bootJar(name), settings.home().resolve("apps").resolve(name));
    return part(
        name,
        address,
        all,
        HealthCheck.http(ports.second(name), healthPath),
        progress -> java.command(modules.heap(name), List.of("-jar", app.unpacked().toString())));
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
    return part(
        Suite.EXAMPLE,
        address(Suite.EXAMPLE),
        Map.of(),
        HealthCheck.http(port, "/"),
        progress -> List.of("node", exampleServer().toString(), "--port", String.valueOf(port)));
  }

  private String address(String part) {
    return "http://127.0.0.1:" + ports.first(part);
  }

  private Part part(
      String name,
      String address,
      Map<String, String> environment,
      HealthCheck health,
      Part.Command command) {
    return Part.of(settings, name, address, ports.of(name), environment, health, command);
  }

  /** A Spring Boot jar, unpacked next to the data: plain jars on the class path start faster. */
  static final class BootApp {
    private final Path bootJar;
    private final Path directory;

    BootApp(Path bootJar, Path directory) {
      this.bootJar = bootJar;
      this.directory = directory;
    }

    /** Unpacks the jar if it has changed, and returns the jar to start. */
    Path unpacked() throws IOException, InterruptedException {
      Path jar = directory.resolve(bootJar.getFileName().toString());
      FileTime built = Files.getLastModifiedTime(bootJar);
      if (Files.exists(jar) && Files.getLastModifiedTime(jar).equals(built)) {
        return jar;
      }
      FileTree.delete(directory);
      Files.createDirectories(directory.getParent());
      Path log = directory.resolveSibling(directory.getFileName() + ".unpack.log");
      JavaRuntime.run(
          List.of(
              "-Djarmode=tools",
              "-jar",
              bootJar.toString(),
              "extract",
              "--destination",
              directory.toString()),
          log);
      Files.setLastModifiedTime(jar, built);
      return jar;
    }
  }
}
