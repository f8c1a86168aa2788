package com.onelastai.support.webinar;

import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.calendar.ThisCentury;
import com.onelastai.support.calendar.TimeZoneName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;

/** What admins write about a webinar. */
record WebinarRequest(
    @Schema(example = "Agents for beginners") @NotBlank @Size(max = 200) @NoControlCharacters
        String title,
    @NotNull @Size(max = 5_000) @NoControlCharacters(lines = true) String description,
    @Schema(example = "2027-03-29T15:00:00Z") @NotNull @ThisCentury Instant start,
    @Schema(example = "60") @Min(5) @Max(1_440) int minutes,
    @Schema(example = "Europe/Berlin") @NotNull @TimeZoneName String timezone,
    @Schema(example = "100") @Min(1) @Max(10_000) int capacity,
    @Schema(description = "Where it takes place", example = "https://meet.example.com/agents")
        @NotNull
        @Size(max = 500)
        @NoControlCharacters
        @Pattern(regexp = "https?://\\S+", message = "must be an address of the web")
        String link) {

  Instant end() {
    return start.plus(Duration.ofMinutes(minutes));
  }

  /** Whether people have to know about it. */
  boolean concerns(Webinar before) {
    return !title.equals(before.title())
        || !start.equals(before.start())
        || !end().equals(before.end())
        || !timezone.equals(before.timezone())
        || !link.equals(before.link());
  }
}
