package com.onelastai.auth.securitylog;

import com.onelastai.auth.device.Device;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Security log")
class SecurityLogController {

  private static final String ADDRESS = "/api/security/logs";

  private final SecurityLog log;

  SecurityLogController(SecurityLog log) {
    this.log = log;
  }

  @SignedIn
  @GetMapping(ADDRESS)
  @Operation(
      summary = "List security events of an account, newest first",
      description =
          "Logins, failed attempts and locks, through the API and on the pages of the identity "
              + "server, and every change that concerns security. Users see their own events; "
              + "admins can name another user.")
  @Problems("forbidden")
  Listing<SecurityLogItem> listSecurityLog(
      Caller caller,
      @Parameter(description = "Another user's id; only for admins") @RequestParam(required = false)
          @Nullable String userId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    String owner = userId == null ? caller.userId() : userId;
    if (!caller.mayReach(owner)) {
      throw new AccessDeniedException("Another user's log is for admins");
    }
    return log.ofUser(owner, ADDRESS, after, size).map(SecurityLogItem::of).with("userId", userId);
  }

  /** An entry in responses to its user. */
  @Schema(name = "SecurityLogItem")
  record SecurityLogItem(
      @Schema(example = "5c0e0f2e-4d0b-4c5c-9d57-3f1d6b3f7f10") String id,
      @Schema(example = "login") SecurityEvent event,
      @Schema(example = "2026-03-01T14:05:10Z") Instant at,
      @Schema(description = "Whether it succeeded", example = "true") boolean success,
      @Schema(description = "The network address", example = "203.0.113.7")
          @Nullable String address,
      Device device,
      @Schema(
              description = "The login session that it belongs to, if any",
              example = "0b6f4f6f-1a0c-4f0e-9b1e-6a3e0b8c2d11")
          @Nullable String sessionId,
      @Schema(description = "What else is known", example = "{\"client\": \"web\"}")
          Map<String, String> details) {

    static SecurityLogItem of(SecurityLogEntry entry) {
      SecurityEvent event = SecurityEvent.of(entry.event());
      return new SecurityLogItem(
          entry.id(),
          event,
          entry.at(),
          event.isSuccess(),
          entry.address(),
          Device.of(entry.userAgent()),
          entry.sessionId(),
          Objects.requireNonNullElse(entry.details(), Map.of()));
    }
  }
}
