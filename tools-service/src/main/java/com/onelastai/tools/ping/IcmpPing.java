package com.onelastai.tools.ping;

import com.onelastai.tools.connect.Programs;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Pings by the program {@code ping} of the system: Java sends no ICMP. */
@Component
class IcmpPing {

  private static final Duration LIMIT = Duration.ofSeconds(12);

  /** Of iputils, which counts from one, and of BusyBox, which counts from zero. */
  private static final Pattern REPLY =
      Pattern.compile(
          ".* (?<iputils>icmp_)?seq=(?<number>\\d{1,5}) "
              + ".*time[=<](?<time>\\d{1,7}(?:\\.\\d{1,6})?) ?ms.*");

  private static final Pattern SUMMARY = Pattern.compile("\\d+ packets transmitted, .*");

  private final Programs programs;

  IcmpPing(Programs programs) {
    this.programs = programs;
  }

  /** Milliseconds by the number of the ping; empty if this system cannot send ICMP. */
  Optional<SortedMap<Integer, Double>> ping(
      InetAddress address, int count, Consumer<String> lines) {
    return programs.find("ping").flatMap(program -> ping(program, address, count, lines));
  }

  private Optional<SortedMap<Integer, Double>> ping(
      Path program, InetAddress address, int count, Consumer<String> lines) {
    SortedMap<Integer, Double> replies = new TreeMap<>();
    boolean[] finished = {false};
    List<String> options = List.of("-n", "-c", String.valueOf(count), "-i", "0.5", "-W", "2");
    programs.run(
        program,
        options,
        address,
        LIMIT,
        line -> {
          Matcher reply = REPLY.matcher(line);
          if (reply.matches()) {
            add(ping(reply), Double.parseDouble(reply.group("time")), replies, lines);
          }
          finished[0] |= SUMMARY.matcher(line).matches();
        });
    return finished[0] || !replies.isEmpty() ? Optional.of(replies) : Optional.empty();
  }

  private static int ping(Matcher reply) {
    int number = Integer.parseInt(reply.group("number"));
    return reply.group("iputils") == null ? number + 1 : number;
  }

  /** The first reply of each ping: there may be duplicates. */
  private static void add(
      int ping, double milliseconds, SortedMap<Integer, Double> replies, Consumer<String> lines) {
    if (replies.putIfAbsent(ping, milliseconds) == null) {
      lines.accept("Reply %d: %s ms".formatted(ping, milliseconds));
    }
  }
}
