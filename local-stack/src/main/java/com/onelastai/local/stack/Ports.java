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
 * Gives each part its port: the one it runs on, else the one its variable names, else (with
 * ONELASTAI_PORTS=random) one that was free when first asked and is remembered, else the default.
 */
final class Ports {

  /** Below the range from which systems take the ports of outgoing connections. */
  private static final int RANDOM_FROM = 20_000;

  private static final int RANDOM_TO = 32_000;
  private static final int MAX_PORT = 65_535;

  private final StackSettings settings;
  private final RunState state;
  private final Path remembered;

  Ports(StackSettings settings, RunState state) {
    this.settings = settings;
    this.state = state;
    this.remembered = settings.home().resolve("run").resolve("ports.properties");
  }

  /**
   * @param defaults the default port by the variable that moves it
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

  static int parse(String variable, String value) {
    try {
      int port = Integer.parseInt(value);
      if (port > 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Reported below, as a number out of range is.
    }
    throw new StackException(variable + "=" + value + " is not a port: use 1 to " + MAX_PORT);
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As servers do: a port that a just ended connection still holds counts as free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private int random(String variable) {
    Properties ports = new Properties();
    try {
      if (Files.exists(remembered)) {
        try (Reader reader = Files.newBufferedReader(remembered)) {
          ports.load(reader);
        }
      }
      String known = ports.getProperty(variable);
      if (known != null) {
        return Integer.parseInt(known);
      }
      int chosen = free(ports);
      ports.setProperty(variable, String.valueOf(chosen));
      Files.createDirectories(remembered.getParent());
      try (Writer writer = Files.newBufferedWriter(remembered)) {
        ports.store(writer, null);
      }
      return chosen;
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
