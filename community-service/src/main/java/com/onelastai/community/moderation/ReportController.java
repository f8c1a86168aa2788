package com.onelastai.community.moderation;

import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping("/api/community")
@Tag(name = "Moderation")
@Problems({"banned", "own_content", "limit_reached"})
class ReportController {

  private static final String ONCE =
      "A member reports content once: repeated, it changes nothing. Nobody but moderators learns "
          + "who reported it.";

  private final Reports reports;

  ReportController(Reports reports) {
    this.reports = reports;
  }

  @PostMapping("/posts/{id}/report")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Report a post to the moderators", description = ONCE)
  void reportPost(@PathVariable String id, @Valid @RequestBody NewReport report, Caller caller) {
    reports.add(Kind.POST, id, report.reason(), report.note(), caller);
  }

  @PostMapping("/comments/{id}/report")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Report a comment to the moderators", description = ONCE)
  void reportComment(@PathVariable String id, @Valid @RequestBody NewReport report, Caller caller) {
    reports.add(Kind.COMMENT, id, report.reason(), report.note(), caller);
  }

  @PostMapping("/suggestions/{id}/report")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Report a suggestion to the moderators", description = ONCE)
  void reportSuggestion(
      @PathVariable String id, @Valid @RequestBody NewReport report, Caller caller) {
    reports.add(Kind.SUGGESTION, id, report.reason(), report.note(), caller);
  }

  /** What is wrong with content. */
  @Schema(name = "NewReport")
  record NewReport(
      @NotNull Reason reason,
      @Schema(example = "The same link as in five other posts")
          @Size(max = 1000)
          @NoControlCharacters(lines = true)
          @Nullable String note) {}
}
