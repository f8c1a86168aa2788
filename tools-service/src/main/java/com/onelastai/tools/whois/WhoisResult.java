package com.onelastai.tools.whois;

import com.onelastai.tools.whois.WhoisInput.Protocol;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record WhoisResult(
    @Schema(example = "example.com") String query,
    Query.Kind kind,
    Protocol protocol,
    @Schema(description = "Who answered last", example = "https://rdap.example.net/") String server,
    Registration registration,
    @Schema(description = "What each server of whois said, in order") List<Reply> replies) {

  /** What is registered; null is what the registry does not say. */
  @Schema(name = "Registration")
  public record Registration(
      @Schema(example = "example.com") @Nullable String name,
      @Schema(description = "The id in the registry") @Nullable String handle,
      @Schema(description = "The addresses or numbers", example = "192.0.2.0 - 192.0.2.255")
          @Nullable String range,
      @Nullable String country,
      List<String> status,
      @Nullable String registrar,
      @Nullable String holder,
      @Schema(description = "Where abuse is reported", example = "abuse@example.net")
          @Nullable String abuseContact,
      @Schema(example = "1995-08-14T04:00:00Z") @Nullable String registered,
      @Nullable String changed,
      @Nullable String expires,
      List<String> nameServers,
      @Schema(description = "Whether the zone is signed by DNSSEC") @Nullable Boolean signed) {}

  @Schema(name = "WhoisReply")
  public record Reply(@Schema(example = "whois.example.net") String server, String text) {}
}
