package com.onelastai.auth.securitylog;

import com.onelastai.auth.device.Devices;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
  private final Devices devices;

  SecurityLogController(SecurityLog log, Devices devices) {
    this.log = log;
    this.devices = devices;
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
    return log.ofUser(owner, ADDRESS, after, size)
        .map(entry -> SecurityLogItem.of(entry, devices))
        .with("userId", userId);
  }
}
