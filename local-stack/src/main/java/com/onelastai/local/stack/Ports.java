package com.onelastai.local.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Chooses the ports of each part: the port it runs on, else the value of its variable, else (with
 * ONELASTAI_PORTS=random) a free port that is then stored, else the default.
 */
record Ports(StackSettings settings, RunState state) {

  /** Below the range of ephemeral ports. */
  private static final int RANDOM_FROM = 20_000;

  private static final int RANDOM_TO = 32_000;
  private static final int MAX_PORT = 65_535;

  /**
   * @param defaults the default port by its variable
   */
  Map<String, Integer> of(String part, Map<String, Integer> defaults) {
    Optional<RunState.Entry> running =
        state.find(part).filter(entry -> PartProcess.find(entry).isPresent());
    Map<String, Integer> ports = new LinkedHashMap<>();
    defaults.forEach((variable, port) ->
        ports.put(
            variable,
            running
                .map(entry -> entry.ports().get(variable))
                .or(() -> settings.variable(variable).map(value -> parse(variable, value)))
                .orElseGet(() -> settings.randomPorts() ? random(variable) : port)));
    return ports;
  }

  private static int parse(String variable, String value) {
    try {
      int port = Integer.parseInt(value);
      if (port > 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number out of range.
    }
    throw new StackException(variable + "=" + value + " is not a port: use 1 to " + MAX_PORT);
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As servers do: a port in TIME_WAIT counts as free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private int random(String variable) {
    Path stored = settings.home().resolve("run/ports.properties");
    Properties ports = new Properties();
    try {
      if (Files.exists(stored)) {
        try (Reader reader = Files.newBufferedReader(stored)) {
          ports.load(reader);
        }
      }
      if (!ports.containsKey(variable)) {
        ports.setProperty(variable, String.valueOf(free(ports)));
        Files.createDirectories(stored.getParent());
        try (Writer writer = Files.newBufferedWriter(stored)) {
          ports.store(writer, null);
        }
      }
      return Integer.parseInt(ports.getProperty(variable));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int free(Properties taken) {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(RANDOM_FROM, RANDOM_TO);
      if (!taken.containsValue(String.valueOf(port)) && isFree(port)) {
        return port;
      }
    }
  }
}
