package com.onelastai.local.stack;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ports of all parts, by their variables. */
final class SuitePorts {

  /** The default distance between a service's port and its management port. */
  private static final int MANAGEMENT_OFFSET = 100;

  private final StackSettings settings;
  private final Ports chooser;
  private final Map<String, Map<String, Integer>> ports = new HashMap<>();

  SuitePorts(StackSettings settings, RunState state, Modules modules) {
    this.settings = settings;
    chooser = new Ports(settings, state);
    choose(Suite.MONGODB, 27017);
    choose(Suite.KAFKA, 9092);
    choose(Suite.KEYCLOAK, 8180, "ONELASTAI_KEYCLOAK_MANAGEMENT_PORT", 9180);
    choose(Suite.MAIL, 1025, "ONELASTAI_MAIL_PAGE_PORT", 8025);
    choose(Suite.MODEL, 8130);
    choose(Suite.STRIPE, 8120);
    choose(Suite.DISCOVERY, 8761);
    choose(Suite.GATEWAY, 8080, "ONELASTAI_GATEWAY_MANAGEMENT_PORT", 8081);
    for (String service : modules.services()) {
      int port = modules.defaultPort(service);
      String management = portVariable(service).replaceFirst("_PORT$", "_MANAGEMENT_PORT");
      choose(service, port, management, port + MANAGEMENT_OFFSET);
    }
  }

  private static String portVariable(String part) {
    return part.equals(Suite.GATEWAY) ? "ONELASTAI_PORT" : StackSettings.portVariable(part);
  }

  private void choose(String part, int port) {
    ports.put(part, chooser.of(part, Map.of(portVariable(part), port)));
  }

  private void choose(String part, int port, String secondVariable, int second) {
    Map<String, Integer> defaults = new LinkedHashMap<>();
    defaults.put(portVariable(part), port);
    defaults.put(secondVariable, second);
    ports.put(part, chooser.of(part, defaults));
  }

  Map<String, Integer> of(String part) {
    return ports.getOrDefault(part, Map.of());
  }

  int first(String part) {
    return of(part).values().iterator().next();
  }

  /** The management port, or the port of a page. */
  int second(String part) {
    return List.copyOf(of(part).values()).getLast();
  }

  String url(String part) {
    return "http://127.0.0.1:" + first(part);
  }

  /** Precedence: the user's variables for this part, the part's own, the user's for all. */
  Part part(
      String name,
      String address,
      Map<String, String> environment,
      HealthCheck health,
      Part.Command command) {
    Map<String, String> all = new HashMap<>(settings.environment());
    all.putAll(environment);
    all.putAll(settings.partEnvironment().getOrDefault(name, Map.of()));
    return new Part(name, address, of(name), all, health, command);
  }
}
