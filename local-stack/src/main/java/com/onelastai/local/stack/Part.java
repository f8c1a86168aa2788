package com.onelastai.local.stack;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One process of the suite.
 *
 * @param ports by the variable that sets each
 */
record Part(
    String name,
    String address,
    Map<String, Integer> ports,
    Map<String, String> environment,
    HealthCheck health,
    Command command) {

  /** Precedence: the user's variables for this part, the part's own, the user's for all. */
  static Part of(
      StackSettings settings,
      String name,
      String address,
      Map<String, Integer> ports,
      Map<String, String> environment,
      HealthCheck health,
      Command command) {
    Map<String, String> all = new HashMap<>(settings.environment());
    all.putAll(environment);
    all.putAll(settings.partEnvironment().getOrDefault(name, Map.of()));
    return new Part(name, address, ports, all, health, command);
  }

  /** Prepares the start (unpacks, writes a configuration) and returns the command line. */
  interface Command {
    List<String> prepare(Consumer<String> progress) throws IOException, InterruptedException;
  }
}
