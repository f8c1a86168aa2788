package com.onelastai.tools.reputation;

import com.onelastai.tools.connect.AtOnce;
import com.onelastai.tools.reputation.DnsListEntry.State;
import com.onelastai.tools.reputation.Verdict.Opinion;
import com.onelastai.tools.reputation.Verdict.SourceKind;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ReverseMap;

/** Asks block lists in the DNS (RFC 5782), after their test entries. */
@Component
class DnsLists {

  private static final int AT_ONCE = 20;
  private static final int MAX_NAMES = 5;
  private static final Duration TEST_KEPT = Duration.ofMinutes(10);
  private static final Duration FAILURE_KEPT = Duration.ofMinutes(1);

  /** RFC 5782, sections 2.1, 2.4 and 5: what a list must have and must not have. */
  private enum TestEntries {
    IPV4("2.0.0.127", "1.0.0.127"),
    IPV6("2.0.0.0.0.0.f.7.f.f.f.f" + ".0".repeat(20), "1.0.0.0.0.0.f.7.f.f.f.f" + ".0".repeat(20)),
    DOMAINS("test", "invalid");

    private final String listed;
    private final String notListed;

    TestEntries(String listed, String notListed) {
      this.listed = listed;
      this.notListed = notListed;
    }
  }

  private record ListTest(String zone, TestEntries entries) {}

  /**
   * @param problem null if the list works
   */
  private record Tested(@Nullable String problem, Instant until) {}

  private final ReputationProperties properties;
  private final DnsListEntries entries;
  private final Clock clock;
  private final Map<ListTest, Tested> tested = new ConcurrentHashMap<>();

  DnsLists(ReputationProperties properties, DnsListEntries entries, Clock clock) {
    this.properties = properties;
    this.entries = entries;
    this.clock = clock;
  }

  List<Verdict> verdicts(Indicator indicator) {
    InetAddress address = indicator.address();
    if (address != null) {
      TestEntries test = address instanceof Inet6Address ? TestEntries.IPV6 : TestEntries.IPV4;
      return ask(properties.addressLists(), test, List.of(address.getHostAddress()), address);
    }
    return indicator.domains().isEmpty()
        ? List.of()
        : ask(properties.domainLists(), TestEntries.DOMAINS, nearest(indicator.domains()), null);
  }

  /** The name itself, and those next to what is registered. */
  private static List<String> nearest(List<String> names) {
    int rest = Math.max(1, names.size() - MAX_NAMES + 1);
    return Stream.concat(Stream.of(names.getFirst()), names.subList(rest, names.size()).stream())
        .toList();
  }

  private List<Verdict> ask(
      List<String> zones, TestEntries test, List<String> names, @Nullable InetAddress address) {
    return AtOnce.all(
        AT_ONCE,
        zones.stream()
            .<Callable<Verdict>>map(zone -> () -> ask(new ListTest(zone, test), names, address))
            .toList());
  }

  private Verdict ask(ListTest list, List<String> names, @Nullable InetAddress address) {
    String problem = problemOf(list);
    if (problem != null) {
      return verdict(list, Opinion.UNKNOWN, null, problem);
    }
    for (String name : names) {
      DnsListEntry entry = entries.ask(address == null ? name : reversed(address), list.zone());
      if (entry.state() == State.LISTED) {
        return verdict(list, Opinion.LISTED, name, entry.detail());
      }
      if (entry.state() != State.NOT_LISTED) {
        return verdict(list, Opinion.UNKNOWN, null, entry.detail());
      }
    }
    return verdict(list, Opinion.NOT_LISTED, null, null);
  }

  private Verdict verdict(
      ListTest list, Opinion opinion, @Nullable String listed, @Nullable String detail) {
    return new Verdict(list.zone(), SourceKind.DNS_LIST, opinion, listed, detail, clock.instant());
  }

  /** Without the zone of reverse names. */
  private static String reversed(InetAddress address) {
    return ReverseMap.fromAddress(address)
        .toString()
        .replaceFirst("\\.(in-addr|ip6)\\.arpa\\.$", "");
  }

  private @Nullable String problemOf(ListTest list) {
    Tested known = tested.get(list);
    if (known == null || !clock.instant().isBefore(known.until())) {
      String problem = test(list);
      Duration kept = problem == null ? TEST_KEPT : FAILURE_KEPT;
      known = new Tested(problem, clock.instant().plus(kept));
      tested.put(list, known);
    }
    return known.problem();
  }

  private @Nullable String test(ListTest list) {
    DnsListEntry listed = entries.ask(list.entries().listed, list.zone());
    if (listed.state() != State.LISTED) {
      return listed.state() == State.NOT_LISTED
          ? "It is broken or of another kind: it does not list its test entry."
          : listed.detail();
    }
    DnsListEntry notListed = entries.ask(list.entries().notListed, list.zone());
    return notListed.state() == State.LISTED
        ? "It is broken: it lists what no list may have."
        : notListed.state() == State.NOT_LISTED ? null : notListed.detail();
  }
}
