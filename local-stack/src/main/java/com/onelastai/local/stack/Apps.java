package com.onelastai.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parts of the suite itself: the built modules. */
record Apps(StackSettings settings, Modules modules, SuitePorts ports, Addresses addresses) {

  private static final String COOKIE_SECRET = "ONELASTAI_COOKIE_SECRET";
  private static final String LINK_SECRET = "ONELASTAI_SUPPORT_LINK_SECRET";
  private static final String LAB_LINK_SECRET = "ONELASTAI_LAB_LINK_SECRET";
  private static final String LAB = "lab-service";

  /** Experiments compute for seconds: everything else comes first. */
  private static final List<String> LOW_PRIORITY = List.of("nice", "-n", "10");

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
    return parts;
  }

  private Map<String, String> gatewayEnvironment() {
    return Map.of(COOKIE_SECRET, settings.secret(COOKIE_SECRET, "cookie-secret"));
  }

  private Map<String, String> environment(String service) {
    return switch (service) {
      case "auth-service" ->
          new Accounts(settings, addresses).authServiceEnvironment(modules.services());
      case "support-service" ->
          Map.of(LINK_SECRET, settings.secret(LINK_SECRET, "support-link-secret"));
      case LAB -> labEnvironment();
      case "billing-service" -> new StripeAccess(settings, addresses).billingServiceEnvironment();
      default -> Map.of();
    };
  }

  private Map<String, String> labEnvironment() {
    Map<String, String> environment = new HashMap<>();
    environment.put(LAB_LINK_SECRET, settings.secret(LAB_LINK_SECRET, "lab-link-secret"));
    if (settings.variable("MODEL_URL").isEmpty()) {
      // The local model answers people who chat first; another server may not know the tier.
      environment.put("MODEL_SERVICE_TIER", "flex");
    }
    return environment;
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
        progress -> command(name));
  }

  private List<String> command(String name) throws IOException {
    List<String> java = JavaRuntime.command(settings, name, modules.heap(name), program(name));
    return name.equals(LAB) ? Stream.concat(LOW_PRIORITY.stream(), java.stream()).toList() : java;
  }

  /** Unpacks the project's own jars next to the data when they have changed. */
  private JavaProgram program(String name) throws IOException {
    Path directory = settings.home().resolve("apps").resolve(name);
    BootJar bootJar = new BootJar(modules.bootJar(name));
    Path classes = directory.resolve(name + ".jar");
    FileTime built = Files.getLastModifiedTime(bootJar.file());
    if (Files.notExists(classes) || !Files.getLastModifiedTime(classes).equals(built)) {
      FileTree.delete(directory);
      Files.createDirectories(directory);
      bootJar.unpack(bootJar.ownJars(), directory);
      bootJar.unpackClasses(classes);
      Files.setLastModifiedTime(classes, built);
    }
    List<Path> own = new ArrayList<>();
    bootJar.ownJars().forEach(jar -> own.add(directory.resolve(jar)));
    own.add(classes);
    return new AppLibraries(settings, modules).program(name, own);
  }
}
