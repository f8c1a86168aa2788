package com.onelastai.support.webinar;

import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.calendar.TimeZoneName;
import com.onelastai.support.guest.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What a visitor sends to register. */
record RegistrationRequest(
    @NotBlank @Size(max = 64) String webinarId,
    @Schema(example = "Ada Example") @NotBlank @Size(max = 100) @NoControlCharacters String name,
    @Schema(example = "ada@example.com") @NotNull @EmailAddress String email,
    @Schema(description = "For the times in mails; the webinar's if left out") @TimeZoneName
        @Nullable String timezone) {

  /** Without what a person wrote. */
  @Override
  public String toString() {
    return "RegistrationRequest[" + webinarId + "]";
  }
}
