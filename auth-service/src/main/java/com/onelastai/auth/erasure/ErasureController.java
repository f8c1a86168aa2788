package com.onelastai.auth.erasure;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.login.SessionCookies;
import com.onelastai.auth.user.OneTimePassword;
import com.onelastai.auth.user.Password;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Account")
class ErasureController {

  private final AccountErasure erasure;

  ErasureController(AccountErasure erasure) {
    this.erasure = erasure;
  }

  @SignedIn
  @DeleteMapping(path = "/api/user/account", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Delete the caller's account",
      description =
          "This cannot be undone. The account is deleted at once, every service erases its data "
              + "of the user, and the cookies are deleted. The `otp` is required if two-factor "
              + "authentication is enabled.")
  @ApiResponse(responseCode = "204")
  @Problems({"invalid_credentials", "otp_required", "otp_invalid", "account_locked"})
  ResponseEntity<Void> deleteAccount(
      @Valid @RequestBody Proof proof, Caller caller, Client client, HttpServletRequest request) {
    erasure.erase(caller.userId(), proof, client);
    return ResponseEntity.noContent().headers(SessionCookies.cleared(request)).build();
  }

  /** The user's credentials. */
  record Proof(
      @NotEmpty @Password @Schema(format = "password") String password,
      @OneTimePassword
          @Schema(
              description = "Required if two-factor authentication is enabled",
              example = "123456")
          @Nullable String otp) {

    @Override
    public String toString() {
      return "Proof";
    }
  }
}
