package com.onelastai.support.vacancy;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SupportOnly;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.vacancy.JobApplication.ApplicationChange;
import com.onelastai.support.vacancy.JobApplication.Cv;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SupportOnly
@RestController
@RequestMapping(ApplicationDocuments.ADDRESS)
@Tag(name = "Jobs")
class ApplicationTeamController {

  private final ApplicationDocuments documents;
  private final ApplicationService service;

  ApplicationTeamController(ApplicationDocuments documents, ApplicationService service) {
    this.documents = documents;
    this.service = service;
  }

  record StatusRequest(
      @NotNull ApplicationStatus status,
      @Schema(description = "For the history", example = "Called on Monday")
          @Size(max = 2_000)
          @NoControlCharacters(lines = true)
          @Nullable String note) {}

  /** An application as the team sees it. */
  record ApplicationView(
      String id,
      String jobId,
      @Schema(example = "Java developer") String job,
      @Nullable String userId,
      @Schema(example = "Ada Example") String name,
      @Schema(example = "ada@example.com") String email,
      String coverLetter,
      @Schema(example = "ada.pdf") String cv,
      @Schema(description = "In bytes", example = "81920") int cvSize,
      ApplicationStatus status,
      List<ApplicationChange> history,
      Instant createdAt,
      @Schema(description = "When it is deleted") Instant keptUntil) {

    static ApplicationView of(JobApplication application) {
      return new ApplicationView(
          application.id(),
          application.jobId(),
          application.jobTitle(),
          application.userId(),
          application.name(),
          application.email(),
          application.coverLetter(),
          application.cv().name(),
          application.cv().size(),
          application.status(),
          application.history(),
          application.createdAt(),
          application.expiresAt());
    }
  }

  @GetMapping
  @Operation(
      summary = "List applications, newest first",
      description = "Of a job, of a status, or of both; without either, those just received.")
  Listing<ApplicationView> listApplications(
      @RequestParam(required = false) @Nullable String jobId,
      @RequestParam(required = false) @Nullable ApplicationStatus status,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    return documents.list(jobId, status, after, size).map(ApplicationView::of);
  }

  @GetMapping("/{id}")
  @Operation(summary = "Get an application")
  ApplicationView getApplication(@PathVariable String id) {
    return ApplicationView.of(documents.require(id));
  }

  @GetMapping(path = "/{id}/cv", produces = MediaType.APPLICATION_PDF_VALUE)
  @Operation(summary = "Download the CV of an application")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PDF_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<byte[]> downloadCv(@PathVariable String id) {
    Cv cv = documents.requireCv(id);
    ContentDisposition download =
        ContentDisposition.attachment().filename(cv.name(), StandardCharsets.UTF_8).build();
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, download.toString())
        .header("X-Content-Type-Options", "nosniff")
        .contentType(MediaType.APPLICATION_PDF)
        .body(Objects.requireNonNull(cv.content()));
  }

  @PutMapping("/{id}/status")
  @Operation(summary = "Set the status of an application")
  @Problems("application_changed")
  ApplicationView setApplicationStatus(
      @PathVariable String id, @Valid @RequestBody StatusRequest request, Caller caller) {
    return ApplicationView.of(
        service.setStatus(id, request.status(), request.note(), caller.userId()));
  }
}
