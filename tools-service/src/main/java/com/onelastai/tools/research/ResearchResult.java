package com.onelastai.tools.research;

import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.tools.dns.DnsLookupResult.DnsAnswer;
import com.onelastai.tools.reputation.ReputationResult;
import com.onelastai.tools.ssl.Grade;
import com.onelastai.tools.whois.WhoisInput.Protocol;
import com.onelastai.tools.whois.WhoisResult.Registration;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record ResearchResult(
    @Schema(example = "www.example.com") String domain,
    @Schema(description = "The domain that is registered", example = "example.com")
        String registrable,
    @Nullable ResearchRegistration registration,
    @Schema(description = "Of the name itself") @Nullable List<DnsAnswer> dns,
    @Nullable MailSetup mail,
    @Nullable TlsSummary tls,
    @Nullable HttpSummary http,
    @Nullable ReputationResult reputation,
    @Schema(description = "The addresses of the name") @Nullable List<Place> addresses,
    @Schema(description = "The parts that have no result") List<Failure> failures) {

  @Schema(name = "ResearchPart")
  enum Part implements SnakeCaseEnum {
    REGISTRATION,
    DNS,
    MAIL,
    TLS,
    HTTP,
    REPUTATION,
    ADDRESSES
  }

  @Schema(name = "ResearchFailure")
  record Failure(Part part, @Schema(example = "No answer within 10 seconds.") String reason) {}

  @Schema(name = "ResearchRegistration")
  record ResearchRegistration(
      Protocol protocol,
      @Schema(description = "Who answered", example = "https://rdap.example.net/") String server,
      boolean registered,
      @Nullable Registration registration) {}

  @Schema(name = "MailSetup")
  record MailSetup(
      @Schema(description = "MX records (RFC 5321)", example = "[\"10 mail.example.com.\"]")
          List<String> servers,
      @Schema(description = "MX records that refuse mail (RFC 7505)") boolean refusesMail,
      @Schema(description = "RFC 7208", example = "v=spf1 -all") @Nullable String spf,
      @Schema(description = "RFC 7489", example = "v=DMARC1; p=reject") @Nullable String dmarc,
      @Schema(description = "What DMARC asks for", example = "reject") @Nullable String policy,
      @Schema(description = "What is missing or wrong") List<String> problems) {}

  @Schema(name = "TlsSummary")
  record TlsSummary(
      Grade grade,
      @Schema(description = "What led to the grade") List<String> reasons,
      @Schema(example = "CN=Example CA") String issuer,
      Instant until,
      @Schema(description = "Days until the certificate expires", example = "60") long days) {}

  @Schema(name = "HttpSummary")
  record HttpSummary(
      @Schema(description = "After redirects", example = "https://www.example.com/") String url,
      @Schema(example = "200") int status,
      @Schema(description = "All URLs that redirected, in order") List<String> redirects,
      @Schema(description = "The headers that say something of the server or protect its users")
          List<HttpField> headers,
      @Schema(description = "Headers that protect users and are missing") List<String> missing) {}

  @Schema(name = "HttpField")
  record HttpField(@Schema(example = "server") String name, String value) {}

  @Schema(name = "AddressPlace")
  record Place(
      @Schema(example = "192.0.2.1") String address,
      @Schema(description = "ISO 3166-1; null if it is unknown", example = "NL")
          @Nullable String country) {}
}
