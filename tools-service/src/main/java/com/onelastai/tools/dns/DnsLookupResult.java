package com.onelastai.tools.dns;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record DnsLookupResult(
    @Schema(description = "The name that was asked for", example = "example.com.") String name,
    List<DnsAnswer> answers) {

  @Schema(name = "DnsAnswer")
  public record DnsAnswer(
      RecordType type,
      @Schema(description = "Response code; null without a reply", example = "NOERROR")
          @Nullable String status,
      @Schema(description = "With the aliases that lead to them") List<DnsRecord> records,
      @Schema(description = "Until the reply", example = "12") long milliseconds) {}
}
