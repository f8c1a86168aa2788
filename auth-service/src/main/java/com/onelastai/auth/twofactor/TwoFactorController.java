package com.onelastai.auth.twofactor;

import com.onelastai.auth.client.Client;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping("/api/auth/2fa")
@Tag(name = "Two-factor authentication")
class TwoFactorController {

  private static final String DIGITS = "[0-9]{6}";
  private static final String DIGITS_MESSAGE = "must be six digits";

  private final TwoFactor twoFactor;

  TwoFactorController(TwoFactor twoFactor) {
    this.twoFactor = twoFactor;
  }

  record OtpRequest(
      @Schema(example = "123456") @NotNull @Pattern(regexp = DIGITS, message = DIGITS_MESSAGE)
          String otp) {

    @Override
    public String toString() {
      return "OtpRequest[]";
    }
  }

  record DisableRequest(
      @Schema(example = "a long passphrase") @NotEmpty @Size(max = 1000) String password,
      @Schema(example = "123456") @NotNull @Pattern(regexp = DIGITS, message = DIGITS_MESSAGE)
          String otp) {

    @Override
    public String toString() {
      return "DisableRequest[]";
    }
  }

  @Schema(name = "BackupCodes")
  record CodesAnswer(
      @Schema(
              description = "Shown this once; each is good once",
              example = "[\"ABCD-EFGH-IJKL-MNOP\"]")
          List<String> backupCodes) {

    @Override
    public String toString() {
      return "CodesAnswer[]";
    }
  }

  @PostMapping("/enable")
  @Operation(
      summary = "Get a secret for an authenticator app",
      description = "It takes effect with /verify, within ten minutes. A new one replaces it.")
  @ApiResponse(responseCode = "200", description = "The secret, as text, address and picture")
  @ApiResponse(responseCode = "409", description = "`two_factor_already_enabled`")
  TwoFactorSetup enable(Caller caller) {
    return twoFactor.start(caller.userId());
  }

  @PostMapping("/verify")
  @Operation(summary = "Turn two-factor authentication on by the app's first code")
  @ApiResponse(responseCode = "200", description = "It is on; ten backup codes")
  @ApiResponse(responseCode = "403", description = "`otp_invalid`")
  @ApiResponse(
      responseCode = "409",
      description =
          "`two_factor_not_started`, `two_factor_already_enabled` or `two_factor_changing`")
  CodesAnswer verify(@Valid @RequestBody OtpRequest request, Caller caller, Client client) {
    return new CodesAnswer(twoFactor.confirm(caller.userId(), request.otp(), client));
  }

  @PostMapping("/backup-codes")
  @Operation(summary = "Replace the backup codes", description = "The old ones are void.")
  @ApiResponse(responseCode = "200", description = "Ten new ones")
  @ApiResponse(responseCode = "403", description = "`otp_invalid`")
  @ApiResponse(
      responseCode = "409",
      description = "`two_factor_not_enabled` or `two_factor_changing`")
  @ApiResponse(responseCode = "423", description = "`account_locked`")
  CodesAnswer backupCodes(@Valid @RequestBody OtpRequest request, Caller caller, Client client) {
    return new CodesAnswer(twoFactor.renewBackupCodes(caller.userId(), request.otp(), client));
  }

  @PostMapping("/disable")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Turn two-factor authentication off")
  @ApiResponse(responseCode = "204", description = "It is off, and its backup codes are void")
  @ApiResponse(responseCode = "403", description = "`invalid_credentials` or `otp_invalid`")
  @ApiResponse(
      responseCode = "409",
      description = "`two_factor_not_enabled` or `two_factor_changing`")
  @ApiResponse(responseCode = "423", description = "`account_locked`")
  void disable(@Valid @RequestBody DisableRequest request, Caller caller, Client client) {
    twoFactor.disable(caller.userId(), request.password(), request.otp(), client);
  }
}
