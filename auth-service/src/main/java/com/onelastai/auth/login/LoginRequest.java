package com.onelastai.auth.login;

import com.onelastai.auth.user.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record LoginRequest(
    @Schema(example = "ada@example.com") @EmailAddress String email,
    @Schema(example = "a long passphrase") @NotEmpty @Size(max = 1000) String password,
    @Schema(description = "Of an authenticator app", example = "123456")
        @Pattern(regexp = "[0-9]{6}", message = "must be six digits")
        @Nullable String otp,
    @Schema(description = "Instead of otp", example = "ABCD-EFGH-IJKL-MNOP") @Size(max = 40)
        @Nullable String backupCode) {

  @Override
  public String toString() {
    return "LoginRequest[]";
  }
}
