package com.onelastai.tools.ipgeolocation;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;

record IpGeolocationInput(
    @NotEmpty
        @Size(max = 100)
        @Schema(description = "IPv4 or IPv6", example = "[\"193.0.6.139\", \"2001:db8::1\"]")
        List<@NotBlank @Size(max = 64) String> addresses) {}
