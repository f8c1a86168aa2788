package com.onelastai.community.moderation;

import com.onelastai.starter.listing.Listing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Moderation")
class ModerationLogController {

  private static final String ADDRESS = ModerationController.ADDRESS + "/log";

  private final ModerationLog log;

  ModerationLogController(ModerationLog log) {
    this.log = log;
  }

  @PermitAll
  @GetMapping(ADDRESS)
  @Operation(
      summary = "List what moderators and rules did",
      description = "Without persons and texts; the latest first.")
  Listing<LogEntry.View> listModerationLog(
      @Parameter(description = "From the address of a next page")
          @RequestParam(required = false)
          @Size(max = 400)
          @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    return log.read(ADDRESS, after, size).map(LogEntry::view);
  }
}
