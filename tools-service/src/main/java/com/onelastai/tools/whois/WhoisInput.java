package com.onelastai.tools.whois;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

public record WhoisInput(
    @NotNull
        @Size(min = 1, max = 253)
        @Schema(
            description = "A domain, an IP address, or an autonomous system such as AS64496",
            example = "example.com")
        String query,
    @Schema(description = "RDAP by default, and whois where it gives nothing")
        @Nullable Protocol protocol) {

  @Schema(name = "WhoisProtocol")
  public enum Protocol implements SnakeCaseEnum {
    RDAP,
    WHOIS
  }
}
