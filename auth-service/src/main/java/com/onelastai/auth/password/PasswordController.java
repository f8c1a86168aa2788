package com.onelastai.auth.password;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.user.EmailAddress;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.security.Anyone;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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

  private final PasswordChange change;
  private final PasswordReset reset;

  PasswordController(PasswordChange change, PasswordReset reset) {
    this.change = change;
    this.reset = reset;
  }

  record ChangeRequest(
      @Schema(example = "the old passphrase") @NotEmpty @Size(max = 1000) String currentPassword,
      @Schema(example = "a new passphrase") @NotBlank @Size(max = 1000) String newPassword) {

    @Override
    public String toString() {
      return "ChangeRequest[]";
    }
  }

  record ResetRequest(@Schema(example = "ada@example.com") @EmailAddress String email) {}

  record ConfirmRequest(
      @Schema(description = "From the mail") @NotEmpty @Size(max = 500) String token,
      @Schema(example = "a new passphrase") @NotBlank @Size(max = 1000) String newPassword) {

    @Override
    public String toString() {
      return "ConfirmRequest[]";
    }
  }

  @SignedIn
  @PostMapping("/change-password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Change the password",
      description = "The caller's other sessions end, and a mail tells of it.")
  @ApiResponse(responseCode = "204", description = "The new one is in force")
  @ApiResponse(responseCode = "400", description = "`invalid_request` or `weak_password`")
  @ApiResponse(
      responseCode = "403",
      description = "`invalid_credentials`: the current one is wrong")
  @ApiResponse(responseCode = "423", description = "`account_locked`")
  void change(@Valid @RequestBody ChangeRequest request, Caller caller, Client client) {
    change.change(caller, request.currentPassword(), request.newPassword(), client);
  }

  @Anyone
  @PostMapping("/reset-password")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Ask for a mail with which a new password can be chosen",
      description =
          "The answer is the same whether or not there is such an account. One mail a minute, good"
              + " for an hour.")
  @ApiResponse(responseCode = "202", description = "If there is an account, a mail is under way")
  @ApiResponse(responseCode = "503", description = "`events_unavailable`")
  void reset(@Valid @RequestBody ResetRequest request, Client client, Actor actor) {
    reset.request(EmailAddress.Form.normal(request.email()), client, actor);
  }

  @Anyone
  @PostMapping("/reset-password/confirm")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Choose a new password with the token of a mail",
      description = "All sessions of the account end, and a lock does. The token is good once.")
  @ApiResponse(responseCode = "204", description = "The new one is in force")
  @ApiResponse(
      responseCode = "400",
      description = "`invalid_request`, `token_invalid` or `weak_password`")
  void confirm(@Valid @RequestBody ConfirmRequest request, Client client) {
    reset.confirm(request.token(), request.newPassword(), client);
  }
}
