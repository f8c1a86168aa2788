package com.onelastai.tools.dns;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

record DnsAdvancedInput(
    @NotNull Check check,
    @NotNull @Size(min = 1, max = 253) @Schema(example = "example.com") String name,
    @Schema(description = "A by default") @Nullable RecordType type,
    @Size(min = 1, max = 8)
        @Schema(
            description = "Of the check `servers`: names or addresses of name servers",
            example = "[\"dns.example.com\"]")
        @Nullable List<@NotNull @Size(max = 253) String> servers,
    @Size(max = 250)
        @Schema(
            description = "Of the check `https`: where DNS over HTTPS is offered",
            example = "https://dns.example.com/dns-query")
        @Nullable String url) {

  @Schema(name = "DnsCheck")
  enum Check implements SnakeCaseEnum {
    /** Whether signatures prove the answer. */
    DNSSEC,
    /** What each of these servers answers. */
    SERVERS,
    /** Who answers on the way from the root. */
    TRACE,
    /** What a server answers over HTTPS. */
    HTTPS
  }
}
