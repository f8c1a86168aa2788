package com.onelastai.tools.network;

import com.onelastai.tools.dns.DnsLookupResult;
import com.onelastai.tools.ping.PingResult;
import com.onelastai.tools.whois.WhoisResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record NetworkToolsResult(
    @Schema(example = "www.example.com") String host,
    DnsPart dns,
    PingPart ping,
    WhoisPart whois,
    CountryPart country) {

  private static final String ERROR = "Why there is no result";

  @Schema(name = "NetworkDnsPart")
  record DnsPart(
      @Nullable DnsLookupResult result, @Schema(description = ERROR) @Nullable String error) {}

  @Schema(name = "NetworkPingPart")
  record PingPart(
      @Nullable PingResult result, @Schema(description = ERROR) @Nullable String error) {}

  @Schema(name = "NetworkWhoisPart")
  record WhoisPart(
      @Nullable WhoisResult result, @Schema(description = ERROR) @Nullable String error) {}

  @Schema(name = "NetworkCountryPart")
  record CountryPart(
      @Nullable HostCountry result, @Schema(description = ERROR) @Nullable String error) {}

  @Schema(name = "HostCountry")
  record HostCountry(
      @Schema(example = "192.0.2.1") String address,
      @Schema(description = "By ISO 3166-1", example = "NL") String code,
      @Schema(example = "Netherlands") String name,
      @Schema(description = "When the data was collected") Instant collectedAt) {}
}
