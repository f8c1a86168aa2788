package com.onelastai.support.vacancy;

import com.onelastai.starter.index.StaysSmall;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A job that people can apply for. */
@Document("jobs")
@StaysSmall("admins add jobs")
@Schema(name = "Job")
record Vacancy(
    @Id String id,
    @Schema(example = "Java developer") String title,
    @Schema(example = "Platform") String department,
    @Schema(example = "Berlin or remote") String location,
    VacancyType type,
    @Schema(description = "Markdown") String description,
    Instant openUntil,
    Instant createdAt) {

  boolean isOpen(Instant now) {
    return openUntil.isAfter(now);
  }
}
