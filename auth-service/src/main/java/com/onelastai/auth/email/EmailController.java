package com.onelastai.auth.email;

import com.onelastai.auth.account.Accounts;
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
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
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
  private final EmailChange change;
  private final Accounts accounts;

  EmailController(EmailVerification verification, EmailChange change, Accounts accounts) {
    this.verification = verification;
    this.change = change;
    this.accounts = accounts;
  }

  record VerifyRequest(
      @Schema(description = "From the mail") @NotEmpty @Size(max = 500) String token) {

    @Override
    public String toString() {
      return "VerifyRequest[]";
    }
  }

  record ChangeRequest(
      @Schema(example = "a long passphrase") @NotEmpty @Size(max = 1000) String password,
      @Schema(example = "ada.new@example.com") @EmailAddress String newEmail,
      @Schema(description = "Needed if 2FA is on", example = "123456")
          @Pattern(regexp = "[0-9]{6}", message = "must be six digits")
          @Nullable String otp) {

    @Override
    public String toString() {
      return "ChangeRequest[]";
    }
  }

  @Anyone
  @PostMapping("/verify-email")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Prove an address by the token of the mail to it",
      description =
          "If it is a new address, it takes the old one's place, which is told. The token is good"
              + " once, for 24 hours.")
  @ApiResponse(responseCode = "204", description = "The address is verified")
  @ApiResponse(responseCode = "400", description = "`invalid_request` or `token_invalid`")
  @ApiResponse(responseCode = "409", description = "`email_taken` meanwhile")
  void verify(@Valid @RequestBody VerifyRequest request, Client client) {
    verification.verify(request.token(), client);
  }

  @SignedIn
  @PostMapping("/verify-email/send")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Send the mail that verifies the address again",
      description = "One a minute; nothing is sent if the address is verified.")
  @ApiResponse(responseCode = "202", description = "A mail is under way, or was a moment ago")
  void send(Caller caller, Actor actor) {
    verification.send(caller.userId(), actor);
  }

  @SignedIn
  @PostMapping("/change-email")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Change the address",
      description = "It changes once the new one is proved by the mail that goes to it.")
  @ApiResponse(responseCode = "202", description = "A mail to the new address is under way")
  @ApiResponse(
      responseCode = "403",
      description = "`invalid_credentials`, `otp_required` or `otp_invalid`")
  @ApiResponse(responseCode = "409", description = "`email_taken`")
  @ApiResponse(responseCode = "423", description = "`account_locked`")
  void change(@Valid @RequestBody ChangeRequest request, Caller caller, Client client) {
    change.request(
        accounts.require(caller.userId()),
        EmailAddress.Form.normal(request.newEmail()),
        request.password(),
        request.otp(),
        client);
  }
}
