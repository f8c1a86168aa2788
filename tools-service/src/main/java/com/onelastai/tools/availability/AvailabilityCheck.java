package com.onelastai.tools.availability;

import com.onelastai.tools.availability.AvailabilityResult.Availability;
import com.onelastai.tools.availability.AvailabilityResult.Certainty;
import com.onelastai.tools.availability.AvailabilityResult.Source;
import com.onelastai.tools.availability.AvailabilityResult.Status;
import com.onelastai.tools.connect.AtOnce;
import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.dns.DnsLookupResult.DnsAnswer;
import com.onelastai.tools.dns.DnsLookups;
import com.onelastai.tools.dns.RecordType;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.whois.Registrations;
import com.onelastai.tools.whois.Registrations.DomainAnswer;
import com.onelastai.tools.whois.WhoisInput.Protocol;
import com.onelastai.tools.whois.WhoisResult.Registration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks for one domain: its registry first, and the DNS if that says nothing. */
@Component
class AvailabilityCheck {

  private static final Duration REGISTRY_LIMIT = Duration.ofSeconds(10);

  private final Registrations registrations;
  private final DnsLookups dns;

  AvailabilityCheck(Registrations registrations, DnsLookups dns) {
    this.registrations = registrations;
    this.dns = dns;
  }

  Availability check(HostName domain) {
    return registry(domain)
        .map(answer -> ofRegistry(domain, answer))
        .orElseGet(() -> ofDns(domain));
  }

  private Optional<DomainAnswer> registry(HostName domain) {
    try {
      return AtOnce.within(REGISTRY_LIMIT, () -> registrations.ofDomain(domain));
    } catch (ToolFailedException late) {
      return Optional.empty();
    }
  }

  /** Servers of whois say in words of their own that there is nothing. */
  private static Availability ofRegistry(HostName domain, DomainAnswer answer) {
    Registration registration = answer.registration();
    boolean rdap = answer.protocol() == Protocol.RDAP;
    return new Availability(
        domain.text(),
        registration == null ? Status.AVAILABLE : Status.REGISTERED,
        registration != null || rdap ? Certainty.CERTAIN : Certainty.LIKELY,
        rdap ? Source.RDAP : Source.WHOIS,
        answer.server(),
        registration == null ? null : registration.expires());
  }

  private Availability ofDns(HostName domain) {
    DnsAnswer answer = nameServers(domain.text());
    if (answer.records().stream().anyMatch(record -> record.type().equals("NS"))) {
      return ofDns(domain, Status.REGISTERED, Certainty.CERTAIN);
    }
    return isMissing(answer) && !isMissing(nameServers(parent(domain)))
        ? ofDns(domain, Status.AVAILABLE, Certainty.LIKELY)
        : new Availability(domain.text(), Status.UNKNOWN, Certainty.UNKNOWN, null, null, null);
  }

  private DnsAnswer nameServers(String name) {
    return dns.ask(name, List.of(RecordType.NS)).getFirst();
  }

  private static boolean isMissing(DnsAnswer answer) {
    return "NXDOMAIN".equals(answer.status());
  }

  private static String parent(HostName domain) {
    return domain.text().substring(domain.text().indexOf('.') + 1);
  }

  private static Availability ofDns(HostName domain, Status status, Certainty certainty) {
    return new Availability(domain.text(), status, certainty, Source.DNS, null, null);
  }
}
