package com.onelastai.support.consultation;

import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.calendar.TimeZoneName;
import com.onelastai.support.guest.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a visitor sends to book a consultation. */
record BookingRequest(
    @NotBlank @Size(max = 64) String consultantId,
    @Schema(description = "The start of a free slot", example = "2027-03-29T09:00:00Z") @NotNull
        Instant start,
    @Schema(description = "For the times in mails", example = "America/New_York")
        @NotNull
        @TimeZoneName
        String timezone,
    @Schema(example = "Ada Example") @NotBlank @Size(max = 100) @NoControlCharacters String name,
    @Schema(example = "ada@example.com") @NotNull @EmailAddress String email,
    @Schema(example = "An agent for our shop") @NotBlank @Size(max = 200) @NoControlCharacters
        String topic,
    @Size(max = 2_000) @NoControlCharacters(lines = true) @Nullable String notes) {

  /** Without what a person wrote. */
  @Override
  public String toString() {
    return "BookingRequest[" + consultantId + " " + start + "]";
  }
}
