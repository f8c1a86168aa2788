package com.onelastai.support.vacancy;

import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.calendar.ThisCentury;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/** What admins write about a job. */
@Schema(name = "JobRequest")
record VacancyRequest(
    @Schema(example = "Java developer") @NotBlank @Size(max = 200) @NoControlCharacters
        String title,
    @Schema(example = "Platform") @NotBlank @Size(max = 100) @NoControlCharacters String department,
    @Schema(example = "Berlin or remote") @NotBlank @Size(max = 100) @NoControlCharacters
        String location,
    @NotNull VacancyType type,
    @Schema(description = "Markdown")
        @NotBlank
        @Size(max = 20_000)
        @NoControlCharacters(lines = true)
        String description,
    @Schema(description = "Nobody can apply afterwards") @NotNull @ThisCentury Instant openUntil) {

  Vacancy vacancy(String id, Instant createdAt) {
    return new Vacancy(id, title, department, location, type, description, openUntil, createdAt);
  }
}
