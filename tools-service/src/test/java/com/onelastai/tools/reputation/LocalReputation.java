package com.onelastai.tools.reputation;

import com.onelastai.tools.connect.LocalInternet;
import com.onelastai.tools.dns.DnsLookups;
import java.time.Clock;
import java.util.List;

/** Sources of reputation within a {@link LocalInternet}. */
public final class LocalReputation {

  private LocalReputation() {}

  public static ReputationCheck withoutSources(LocalInternet internet) {
    return of(
        internet, new ReputationProperties(List.of(), List.of(), List.of()), Clock.systemUTC());
  }

  static ReputationCheck of(LocalInternet internet, ReputationProperties properties, Clock clock) {
    DnsListEntries entries = new DnsListEntries(new DnsLookups(internet.nameServers()));
    return new ReputationCheck(
        new DnsLists(properties, entries, clock), new Feeds(properties, clock));
  }
}
