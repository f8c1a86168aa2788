package com.onelastai.auth.account;

import com.onelastai.auth.user.EmailAddress;
import com.onelastai.auth.user.PersonName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record RegistrationRequest(
    @Schema(example = "ada@example.com") @EmailAddress String email,
    @Schema(example = "a long passphrase") @NotBlank @Size(max = 1000) String password,
    @Schema(example = "Ada Example") @PersonName String name) {

  @Override
  public String toString() {
    return "RegistrationRequest[]";
  }
}
