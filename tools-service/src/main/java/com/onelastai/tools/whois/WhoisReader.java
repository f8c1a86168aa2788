package com.onelastai.tools.whois;

import com.onelastai.tools.whois.WhoisResult.Registration;
import com.onelastai.tools.whois.WhoisResult.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the lines {@code name: value} in which most servers of whois answer. */
final class WhoisReader {

  private static final int MAX_NAME = 40;

  /** How servers say that they have nothing, at the start of a line. */
  private static final Pattern NOTHING =
      Pattern.compile(
          "[%#*>= ]{0,5}(no match|not found|no entries found|no data found|no object found"
              + "|domain not found|no such domain|object does not exist"
              + "|this query returned 0 objects|status:\\s{0,20}(free|available)).*",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> REFERRALS =
      Set.of("refer", "whois", "registrar whois server", "referralserver", "whois server");
  private static final Pattern SERVER =
      Pattern.compile("(?:r?whois://)?([a-z0-9.-]+\\.[a-z0-9-]+)(?::43)?/?");

  private record Line(String name, String value) {}

  private WhoisReader() {}

  static boolean saysNothing(String text) {
    return text.lines().anyMatch(line -> NOTHING.matcher(line).matches());
  }

  /** The server that is named; null if there is none. */
  static @Nullable String referral(String text) {
    return lines(text)
        .filter(line -> REFERRALS.contains(line.name()))
        .map(line -> SERVER.matcher(line.value().toLowerCase(Locale.ROOT)))
        .filter(Matcher::matches)
        .map(server -> server.group(1))
        .findFirst()
        .orElse(null);
  }

  /**
   * What the last server says counts first. The first one describes what is above, if it refers.
   */
  static Registration read(List<Reply> replies) {
    List<Line> lines =
        replies.subList(Math.min(1, replies.size() - 1), replies.size()).reversed().stream()
            .flatMap(reply -> lines(reply.text()))
            .toList();
    return new Registration(
        first(lines, "domain name", "domain", "netname", "as-name", "asname"),
        first(lines, "registry domain id", "nethandle", "ashandle", "aut-num", "nic-hdl"),
        first(lines, "netrange", "inetnum", "inet6num", "cidr", "asnumber", "as-block"),
        first(lines, "country", "registrant country"),
        all(lines, "domain status", "status"),
        first(lines, "registrar", "sponsoring registrar"),
        first(lines, "registrant organization", "orgname", "org-name", "organisation", "holder"),
        first(lines, "registrar abuse contact email", "orgabuseemail", "abuse-mailbox"),
        first(lines, "creation date", "created", "regdate", "registered"),
        first(lines, "updated date", "changed", "updated", "last-modified"),
        first(
            lines,
            "registry expiry date",
            "registrar registration expiration date",
            "expires",
            "expiry date",
            "paid-till"),
        all(lines, "name server", "nserver").stream()
            .map(server -> server.split("\\s")[0].toLowerCase(Locale.ROOT))
            .distinct()
            .toList(),
        signed(lines));
  }

  private static @Nullable Boolean signed(List<Line> lines) {
    String dnssec = first(lines, "dnssec");
    return dnssec == null ? null : dnssec.toLowerCase(Locale.ROOT).startsWith("signed");
  }

  private static Stream<Line> lines(String text) {
    return text.lines().map(String::strip).flatMap(line -> Stream.ofNullable(line(line)));
  }

  private static @Nullable Line line(String line) {
    int colon = line.indexOf(':');
    String value = line.substring(colon + 1).strip();
    return colon < 1 || colon > MAX_NAME || !Character.isLetter(line.charAt(0)) || value.isEmpty()
        ? null
        : new Line(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), value);
  }

  /** The names in the order of their weight. */
  private static @Nullable String first(List<Line> lines, String... names) {
    return Arrays.stream(names)
        .flatMap(name -> lines.stream().filter(line -> line.name().equals(name)))
        .map(Line::value)
        .findFirst()
        .orElse(null);
  }

  private static List<String> all(List<Line> lines, String... names) {
    List<String> wanted = List.of(names);
    return lines.stream()
        .filter(line -> wanted.contains(line.name()))
        .map(Line::value)
        .distinct()
        .toList();
  }
}
