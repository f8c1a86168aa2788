package com.onelastai.auth.twofactor;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.user.OneTimePassword;
import com.onelastai.auth.user.Password;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
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

  private final TwoFactor twoFactor;

  TwoFactorController(TwoFactor twoFactor) {
    this.twoFactor = twoFactor;
  }

  record OtpRequest(@Schema(example = "123456") @NotNull @OneTimePassword String otp) {

    @Override
    public String toString() {
      return "OtpRequest[]";
    }
  }

  record DisableRequest(
      @Schema(example = "a long passphrase") @NotEmpty @Password String password,
      @Schema(example = "123456") @NotNull @OneTimePassword String otp) {

    @Override
    public String toString() {
      return "DisableRequest[]";
    }
  }

  @Schema(name = "BackupCodes")
  record CodesAnswer(
      @Schema(
              description = "Returned only once; each code is valid once",
              example = "[\"ABCD-EFGH-IJKL-MNOP\"]")
          List<String> backupCodes) {

    @Override
    public String toString() {
      return "CodesAnswer[]";
    }
  }

  @PostMapping("/enable")
  @Operation(
      summary = "Create a secret for an authenticator app",
      description =
          "Returns the secret as text, as an address and as a QR code. It takes effect when "
              + "`/verify` is called within ten minutes. A new secret replaces it. The account's "
              + "e-mail address must be verified.")
  @Problems({"two_factor_already_enabled", "email_not_verified"})
  TwoFactorSetup startTwoFactor(Caller caller) {
    return twoFactor.start(caller.userId());
  }

  @PostMapping("/verify")
  @Operation(
      summary = "Enable two-factor authentication with the app's first code",
      description = "Returns ten backup codes.")
  @Problems({
    "otp_invalid",
    "two_factor_not_started",
    "two_factor_already_enabled",
    "two_factor_changing"
  })
  CodesAnswer enableTwoFactor(
      @Valid @RequestBody OtpRequest request, Caller caller, Client client) {
    return new CodesAnswer(twoFactor.confirm(caller.userId(), request.otp(), client));
  }

  @PostMapping("/backup-codes")
  @Operation(
      summary = "Replace the backup codes",
      description = "Returns ten new codes. The old codes are no longer valid.")
  @Problems({"otp_invalid", "two_factor_not_enabled", "two_factor_changing", "account_locked"})
  CodesAnswer renewBackupCodes(
      @Valid @RequestBody OtpRequest request, Caller caller, Client client) {
    return new CodesAnswer(twoFactor.renewBackupCodes(caller.userId(), request.otp(), client));
  }

  @PostMapping("/disable")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Disable two-factor authentication",
      description = "The backup codes are no longer valid.")
  @Problems({
    "invalid_credentials",
    "otp_invalid",
    "two_factor_not_enabled",
    "two_factor_changing",
    "account_locked"
  })
  void disableTwoFactor(@Valid @RequestBody DisableRequest request, Caller caller, Client client) {
    twoFactor.disable(caller.userId(), request.password(), request.otp(), client);
  }

  /** The secret for an authenticator app. */
  record TwoFactorSetup(
      @Schema(description = "Base32, to type in", example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
          String secret,
      @Schema(
              example =
                  "otpauth://totp/OneLastAI:ada%40example.com"
                      + "?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=OneLastAI"
                      + "&algorithm=SHA1&digits=6&period=30")
          String otpauthUri,
      @Schema(
              description = "The secret as a QR code",
              example = "data:image/png;base64,iVBORw0KGgo=")
          String qrCode) {

    @Override
    public String toString() {
      return "TwoFactorSetup[]";
    }
  }
}
