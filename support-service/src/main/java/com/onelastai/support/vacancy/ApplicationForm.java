package com.onelastai.support.vacancy;

import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.guest.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The form of an application. */
record ApplicationForm(
    @NotBlank @Size(max = 64) String jobId,
    @Schema(example = "Ada Example") @NotBlank @Size(max = 100) @NoControlCharacters String name,
    @Schema(example = "ada@example.com") @NotNull @EmailAddress String email,
    @NotNull @Size(max = 10_000) @NoControlCharacters(lines = true) String coverLetter,
    @Schema(type = "string", format = "binary") @NotNull @Nullable MultipartFile cv) {

  /** Without what a person wrote. */
  @Override
  public String toString() {
    return "ApplicationForm[" + jobId + "]";
  }
}
