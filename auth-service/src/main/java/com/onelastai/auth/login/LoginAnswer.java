package com.onelastai.auth.login;

import com.onelastai.auth.account.UserView;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a client needs to go on. The refresh token is in its cookie alone. */
@Schema(name = "Login")
record LoginAnswer(
    UserView user,
    String accessToken,
    @Schema(example = "Bearer") String tokenType,
    @Schema(description = "Seconds until the access token expires", example = "300")
        long expiresIn) {

  @Override
  public String toString() {
    return "LoginAnswer[]";
  }
}
