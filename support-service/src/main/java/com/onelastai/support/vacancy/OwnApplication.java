package com.onelastai.support.vacancy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** An application as its applicant sees it. */
record OwnApplication(
    String jobId,
    @Schema(example = "Java developer") String job,
    @Schema(example = "Ada Example") String name,
    @Schema(example = "ada@example.com") String email,
    String coverLetter,
    @Schema(example = "ada.pdf") String cv,
    Instant createdAt,
    @Schema(description = "When it is deleted") Instant keptUntil) {

  static OwnApplication of(JobApplication application) {
    return new OwnApplication(
        application.jobId(),
        application.jobTitle(),
        application.name(),
        application.email(),
        application.coverLetter(),
        application.cv().name(),
        application.createdAt(),
        application.expiresAt());
  }
}
