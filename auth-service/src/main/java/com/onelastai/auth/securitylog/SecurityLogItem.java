package com.onelastai.auth.securitylog;

import com.onelastai.auth.device.Device;
import com.onelastai.auth.device.Devices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry as its user reads it. */
@Schema(name = "SecurityLogItem")
record SecurityLogItem(
    @Schema(example = "5c0e0f2e-4d0b-4c5c-9d57-3f1d6b3f7f10") String id,
    @Schema(example = "login") SecurityEvent event,
    @Schema(example = "2026-03-01T14:05:10Z") Instant at,
    @Schema(description = "Whether it succeeded", example = "true") boolean success,
    @Schema(description = "The network address", example = "203.0.113.7") @Nullable String address,
    Device device,
    @Schema(
            description = "The login session that it belongs to, if any",
            example = "0b6f4f6f-1a0c-4f0e-9b1e-6a3e0b8c2d11")
        @Nullable String sessionId,
    @Schema(description = "What else is known", example = "{\"client\": \"web\"}")
        Map<String, String> details) {

  static SecurityLogItem of(SecurityLogEntry entry, Devices devices) {
    SecurityEvent event = SecurityEvent.of(entry.event());
    return new SecurityLogItem(
        entry.id(),
        event,
        entry.at(),
        event.isSuccess(),
        entry.address(),
        devices.of(entry.userAgent()),
        entry.sessionId(),
        Objects.requireNonNullElse(entry.details(), Map.of()));
  }
}
