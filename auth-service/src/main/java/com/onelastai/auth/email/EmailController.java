package com.onelastai.auth.email;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.user.EmailAddress;
import com.onelastai.auth.user.OneTimePassword;
import com.onelastai.auth.user.Password;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/auth")
@Tag(name = "E-mail addresses")
class EmailController {

  private final EmailVerification verification;
  private final Accounts accounts;

  EmailController(EmailVerification verification, Accounts accounts) {
    this.verification = verification;
    this.accounts = accounts;
  }

  record VerifyRequest(
      @Schema(description = "From the mail") @NotEmpty @Size(max = 500) String token) {

    @Override
    public String toString() {
      return "VerifyRequest[]";
    }
  }

  record ChangeEmailRequest(
      @Schema(example = "a long passphrase") @NotEmpty @Password String password,
      @Schema(example = "ada.new@example.com") @EmailAddress String newEmail,
      @Schema(description = "Required if two-factor authentication is enabled", example = "123456")
          @OneTimePassword
          @Nullable String otp) {

    @Override
    public String toString() {
      return "ChangeEmailRequest[]";
    }
  }

  @PermitAll
  @PostMapping("/verify-email")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Verify an e-mail address with the token from the e-mail",
      description =
          "A new address then replaces the old one, and an e-mail to the old address says so. The "
              + "token is valid once, for 24 hours.")
  @Problems({"token_invalid", "email_taken"})
  void verifyEmail(@Valid @RequestBody VerifyRequest request, Client client) {
    verification.verify(request.token(), client);
  }

  @SignedIn
  @PostMapping("/verify-email/send")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Send the verification e-mail again",
      description = "At most one e-mail a minute is sent, and none if the address is verified.")
  void sendVerificationEmail(Caller caller, Actor actor) {
    verification.send(caller.userId(), actor);
  }

  @SignedIn
  @PostMapping("/change-email")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Change the caller's e-mail address",
      description =
          "Sends an e-mail to the new address. The address changes when the user verifies it.")
  @Problems({"invalid_credentials", "otp_required", "otp_invalid", "email_taken", "account_locked"})
  void changeEmail(@Valid @RequestBody ChangeEmailRequest request, Caller caller, Client client) {
    verification.requestChange(
        accounts.require(caller.userId()),
        EmailAddress.Form.normal(request.newEmail()),
        request.password(),
        request.otp(),
        client);
  }
}
