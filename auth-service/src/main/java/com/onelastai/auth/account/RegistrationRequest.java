package com.onelastai.auth.account;

import com.onelastai.auth.user.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

record RegistrationRequest(
    @Schema(example = "ada@example.com") @EmailAddress String email,
    @Schema(example = "a long passphrase") @NotEmpty @Size(max = 1000) String password,
    @Schema(example = "Ada Example")
        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters")
        String name) {

  @Override
  public String toString() {
    return "RegistrationRequest[]";
  }
}
