package com.onelastai.local.stack;

import java.io.IOException;
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

  /** Prepares the start (unpacks, writes a configuration) and returns the command line. */
  interface Command {
    List<String> prepare(Consumer<String> progress) throws IOException, InterruptedException;
  }
}
