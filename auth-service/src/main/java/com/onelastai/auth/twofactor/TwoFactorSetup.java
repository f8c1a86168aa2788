package com.onelastai.auth.twofactor;

import io.swagger.v3.oas.annotations.media.Schema;

/** What an authenticator app needs. */
record TwoFactorSetup(
    @Schema(description = "Base32, to type in", example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
        String secret,
    @Schema(
            example =
                "otpauth://totp/OneLastAI:ada%40example.com"
                    + "?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=OneLastAI"
                    + "&algorithm=SHA1&digits=6&period=30")
        String otpauthUri,
    @Schema(description = "The secret as a QR code", example = "data:image/png;base64,iVBORw0KGgo=")
        String qrCode) {

  @Override
  public String toString() {
    return "TwoFactorSetup[]";
  }
}
