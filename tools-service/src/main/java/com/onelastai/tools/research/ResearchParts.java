package com.onelastai.tools.research;

import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.connect.Hosts;
import com.onelastai.tools.dns.DnsLookupResult.DnsAnswer;
import com.onelastai.tools.dns.DnsLookups;
import com.onelastai.tools.dns.RecordType;
import com.onelastai.tools.domain.DomainName;
import com.onelastai.tools.ip.Addresses;
import com.onelastai.tools.ip.IpCountries;
import com.onelastai.tools.reputation.ReputationCheck;
import com.onelastai.tools.reputation.ReputationResult;
import com.onelastai.tools.research.ResearchResult.HttpSummary;
import com.onelastai.tools.research.ResearchResult.MailSetup;
import com.onelastai.tools.research.ResearchResult.Place;
import com.onelastai.tools.research.ResearchResult.ResearchRegistration;
import com.onelastai.tools.research.ResearchResult.TlsSummary;
import com.onelastai.tools.ssl.SslCheck;
import com.onelastai.tools.ssl.SslResult;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.whois.Registrations;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The parts of a report; each throws {@link ToolFailedException} if it has no result. */
@Component
class ResearchParts {

  private static final List<RecordType> RECORDS =
      List.of(
          RecordType.A,
          RecordType.AAAA,
          RecordType.CNAME,
          RecordType.MX,
          RecordType.NS,
          RecordType.SOA,
          RecordType.TXT,
          RecordType.CAA);

  private final Registrations registrations;
  private final DnsLookups dns;
  private final MailCheck mail;
  private final SslCheck ssl;
  private final HttpCheck http;
  private final ReputationCheck reputation;
  private final Hosts hosts;
  private final IpCountries countries;
  private final int httpsPort;

  ResearchParts(
      Registrations registrations,
      DnsLookups dns,
      MailCheck mail,
      SslCheck ssl,
      HttpCheck http,
      ReputationCheck reputation,
      Hosts hosts,
      IpCountries countries,
      ResearchProperties properties) {
    this.registrations = registrations;
    this.dns = dns;
    this.mail = mail;
    this.ssl = ssl;
    this.http = http;
    this.reputation = reputation;
    this.hosts = hosts;
    this.countries = countries;
    this.httpsPort = properties.httpsPort();
  }

  ResearchRegistration registration(DomainName domain) {
    return registrations
        .ofDomain(HostName.parse(domain.registrable()))
        .map(answer ->
            new ResearchRegistration(
                answer.protocol(),
                answer.server(),
                answer.registration() != null,
                answer.registration()))
        .orElseThrow(() ->
            new ToolFailedException("No registry says anything of " + domain.registrable() + "."));
  }

  List<DnsAnswer> dns(DomainName domain) {
    List<DnsAnswer> answers = dns.ask(domain.host().text(), RECORDS);
    if (answers.stream().allMatch(answer -> answer.status() == null)) {
      throw new ToolFailedException("The name servers gave no answer.");
    }
    return answers;
  }

  MailSetup mail(DomainName domain) {
    return mail.check(domain);
  }

  TlsSummary tls(DomainName domain) {
    SslResult result = ssl.check(domain.host(), httpsPort);
    SslResult.Certificate own = result.certificates().getFirst();
    return new TlsSummary(result.grade(), result.reasons(), own.issuer(), own.until(), own.days());
  }

  HttpSummary http(DomainName domain) {
    return http.check(domain.host());
  }

  ReputationResult reputation(DomainName domain) {
    return reputation.of(domain);
  }

  List<Place> addresses(DomainName domain) {
    return hosts.resolve(domain.host()).stream()
        .map(address -> {
          String text = address.getHostAddress();
          Locale country = countries.of(Addresses.single("domain", text));
          return new Place(text, country == null ? null : country.getCountry());
        })
        .toList();
  }
}
