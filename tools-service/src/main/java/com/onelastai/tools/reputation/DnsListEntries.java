package com.onelastai.tools.reputation;

import com.onelastai.tools.dns.DnsLookupResult.DnsAnswer;
import com.onelastai.tools.dns.DnsLookups;
import com.onelastai.tools.dns.DnsRecord;
import com.onelastai.tools.dns.RecordType;
import com.onelastai.tools.reputation.DnsListEntry.State;
import com.onelastai.tools.tool.ToolFailedException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks up entries of block lists. */
@Component
class DnsListEntries {

  private static final int MAX_DETAIL = 500;
  private static final Set<String> ANSWERS = Set.of("NOERROR", "NXDOMAIN");

  /** RFC 5782, section 2.1. */
  private static final String LISTED = "127.";

  /** By which lists refuse those who ask too often or by a public resolver. */
  private static final String REFUSED = "127.255.255.";

  private final DnsLookups dns;

  DnsListEntries(DnsLookups dns) {
    this.dns = dns;
  }

  DnsListEntry ask(String name, String zone) {
    String entry = name + "." + zone;
    try {
      return read(entry, lookUp(entry, RecordType.A));
    } catch (ToolFailedException unnamable) {
      return DnsListEntry.unknown(String.valueOf(unnamable.getMessage()));
    }
  }

  private DnsListEntry read(String entry, DnsAnswer answer) {
    if (answer.status() == null || !ANSWERS.contains(answer.status())) {
      return DnsListEntry.unknown("It gives no answer.");
    }
    List<String> codes = data(answer, RecordType.A).toList();
    if (codes.isEmpty()) {
      return new DnsListEntry(State.NOT_LISTED, null);
    }
    if (codes.stream().anyMatch(code -> code.startsWith(REFUSED))) {
      return DnsListEntry.unknown("It refuses to answer: " + String.join(", ", codes));
    }
    if (!codes.stream().allMatch(code -> code.startsWith(LISTED))) {
      return DnsListEntry.unknown("It is broken: it answers with addresses of hosts.");
    }
    return new DnsListEntry(State.LISTED, detail(codes, lookUp(entry, RecordType.TXT)));
  }

  private static String detail(List<String> codes, DnsAnswer reasons) {
    String detail =
        Stream.concat(codes.stream(), data(reasons, RecordType.TXT))
            .collect(Collectors.joining(", "));
    return detail.substring(0, Math.min(detail.length(), MAX_DETAIL));
  }

  private DnsAnswer lookUp(String entry, RecordType type) {
    return dns.ask(entry, List.of(type)).getFirst();
  }

  private static Stream<String> data(DnsAnswer answer, RecordType type) {
    return answer.records().stream()
        .filter(record -> record.type().equals(type.name()))
        .map(DnsRecord::data);
  }
}
