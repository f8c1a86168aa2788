package com.onelastai.tools.ping;

import com.onelastai.tools.connect.Connection;
import com.onelastai.tools.connect.Connector;
import com.onelastai.tools.tool.ToolFailedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measures until a host accepts or refuses a connection. */
@Component
class TcpPing {

  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Tried in this order. Nobody chooses one: this is no scanner of ports. */
  private static final List<Integer> PORTS = List.of(443, 80);

  private final Connector connector;

  TcpPing(Connector connector) {
    this.connector = connector;
  }

  /** The first port that answers; the first of all if none does. */
  int choosePort(InetAddress address) {
    return PORTS.stream()
        .filter(port -> connect(address, port) != null)
        .findFirst()
        .orElse(PORTS.getFirst());
  }

  /** Milliseconds by the number of the ping. */
  SortedMap<Integer, Double> ping(
      InetAddress address, int port, int count, Consumer<String> lines) {
    SortedMap<Integer, Double> replies = new TreeMap<>();
    for (int ping = 1; ping <= count; ping++) {
      if (ping > 1) {
        pause();
      }
      Double milliseconds = connect(address, port);
      if (milliseconds == null) {
        lines.accept("No reply to %d".formatted(ping));
      } else {
        replies.put(ping, milliseconds);
        lines.accept("Reply %d: %s ms (TCP, port %d)".formatted(ping, milliseconds, port));
      }
    }
    return replies;
  }

  /** Null if nothing answers. */
  private @Nullable Double connect(InetAddress address, int port) {
    long start = System.nanoTime();
    try (Connection _ = connector.connect(address, port, LIMIT)) {
      return since(start);
    } catch (ConnectException refused) {
      return since(start);
    } catch (IOException unanswered) {
      return null;
    }
  }

  private static double since(long start) {
    return PingResult.rounded((System.nanoTime() - start) / 1e6);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new ToolFailedException("The run was ended.");
    }
  }
}
