package com.onelastai.tools.audit;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.AdminOnly;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@AdminOnly
@RestController
@Tag(name = "Tools")
class AuditController {

  private static final String ADDRESS = "/api/tools/audit";

  private final ToolAudits audits;

  AuditController(ToolAudits audits) {
    this.audits = audits;
  }

  @GetMapping(ADDRESS)
  @Operation(
      summary = "List the audited runs, such as port scans",
      description = "Newest first. They are kept when an account is erased.")
  Listing<AuditedRun> listAuditedRuns(
      @RequestParam(required = false) @Size(min = 1, max = 64) @Nullable String userId,
      @Parameter(description = "From the address of a next page")
          @RequestParam(required = false)
          @Size(max = 200)
          @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    return audits.list(userId, ADDRESS, after, size).map(AuditedRun::of);
  }

  /** Who ran what against whom. */
  @Schema(name = "AuditedRun")
  record AuditedRun(
      @Schema(description = "That of its usage") String id,
      String userId,
      @Schema(description = "Of the client, truncated", example = "203.0.113.0")
          @Nullable String network,
      @Schema(example = "port-scanner") String toolName,
      @Schema(description = "Without secrets and cut; null if the operator keeps no inputs")
          @Nullable Object input,
      Instant timestamp) {

    static AuditedRun of(ToolAudit audit) {
      return new AuditedRun(
          audit.id(),
          audit.userId(),
          audit.network(),
          audit.toolName(),
          audit.input(),
          audit.timestamp());
    }
  }
}
