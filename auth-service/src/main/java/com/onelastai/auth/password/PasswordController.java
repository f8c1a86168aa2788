package com.onelastai.auth.password;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.user.EmailAddress;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/auth")
@Tag(name = "Passwords")
class PasswordController {

  private final Passwords passwords;

  PasswordController(Passwords passwords) {
    this.passwords = passwords;
  }

  record ChangePasswordRequest(
      @Schema(example = "the old passphrase") @NotEmpty @Password String currentPassword,
      @Schema(example = "a new passphrase") @NotBlank @Password String newPassword) {

    @Override
    public String toString() {
      return "ChangePasswordRequest[]";
    }
  }

  record ResetRequest(@Schema(example = "ada@example.com") @EmailAddress String email) {}

  record ConfirmRequest(
      @Schema(description = "From the mail") @NotEmpty @Size(max = 500) String token,
      @Schema(example = "a new passphrase") @NotBlank @Password String newPassword) {

    @Override
    public String toString() {
      return "ConfirmRequest[]";
    }
  }

  @SignedIn
  @PostMapping("/change-password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Change the caller's password",
      description =
          "The caller's other sessions end, and the user gets an e-mail about the change.")
  @Problems({"weak_password", "invalid_credentials", "account_locked"})
  void changePassword(
      @Valid @RequestBody ChangePasswordRequest request, Caller caller, Client client) {
    passwords.change(caller, request.currentPassword(), request.newPassword(), client);
  }

  @PermitAll
  @PostMapping("/reset-password")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Request an e-mail to reset the password",
      description =
          "The answer is the same whether or not the account exists. At most one e-mail a minute "
              + "is sent; it is valid for an hour.")
  @Problems("events_unavailable")
  void requestPasswordReset(@Valid @RequestBody ResetRequest request, Client client, Actor actor) {
    passwords.requestReset(EmailAddress.Form.normal(request.email()), client, actor);
  }

  @PermitAll
  @PostMapping("/reset-password/confirm")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Reset the password with the token from the e-mail",
      description =
          "All sessions of the account end, and the account is unlocked. The token is valid once. "
              + "It proves that the caller reads the mailbox: if the address was not verified "
              + "before, it is now, and a second factor that was set up earlier is removed.")
  @Problems({"token_invalid", "weak_password"})
  void resetPassword(@Valid @RequestBody ConfirmRequest request, Client client) {
    passwords.reset(request.token(), request.newPassword(), client);
  }
}
