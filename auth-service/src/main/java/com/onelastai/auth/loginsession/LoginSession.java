package com.onelastai.auth.loginsession;

import com.onelastai.auth.device.Device;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A login that goes on. */
@Schema(name = "LoginSession")
record LoginSession(
    String id,
    Device device,
    @Schema(description = "As in device", example = "Firefox") @Nullable String browser,
    @Schema(description = "The network address", example = "203.0.113.7") @Nullable String address,
    Instant startedAt,
    Instant lastSeenAt,
    @Schema(description = "Whether it is the session of this request") boolean current) {}
