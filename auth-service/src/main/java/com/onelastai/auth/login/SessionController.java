package com.onelastai.auth.login;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.account.UserView;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.login.Logins.Login;
import com.onelastai.auth.user.EmailAddress;
import com.onelastai.auth.user.OneTimePassword;
import com.onelastai.auth.user.Password;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.LoginCookies;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/session")
@Tag(name = "Sessions")
class SessionController {

  private final Logins logins;
  private final Accounts accounts;

  SessionController(Logins logins, Accounts accounts) {
    this.logins = logins;
    this.accounts = accounts;
  }

  @PermitAll
  @PostMapping("/login")
  @Operation(
      summary = "Sign in",
      description =
          "Returns the access token, and sets it and the refresh token as HttpOnly cookies. An "
              + "unknown e-mail address gets the same answer as a wrong password. Five failed "
              + "attempts lock the account for 15 minutes, except for browsers that have signed in to "
              + "it before: each of these has a cookie and five attempts of its own.")
  @Problems({
    "401 invalid_credentials",
    "401 otp_required",
    "401 otp_invalid",
    "account_disabled",
    "account_locked",
    "identity_unavailable"
  })
  ResponseEntity<LoginAnswer> login(
      @Valid @RequestBody LoginRequest login,
      @Parameter(hidden = true) @CookieValue(name = SessionCookies.DEVICE, required = false)
          @Nullable String deviceCookie,
      Client client,
      Actor actor,
      HttpServletRequest request) {
    return answer(logins.login(login, deviceCookie, client, actor), request);
  }

  @SignedIn
  @GetMapping("/me")
  @Operation(summary = "Get the caller's account")
  UserView getAccount(Caller caller) {
    return UserView.of(accounts.require(caller.userId()), caller.roles());
  }

  @PermitAll
  @PostMapping("/refresh")
  @Operation(
      summary = "Get new tokens for the refresh token in the cookie",
      description =
          "Sets new cookies. A refresh token can be used once; for ten seconds it gets the same "
              + "tokens again, so that two tabs may refresh at the same time and a lost answer may "
              + "be asked for again. If it is used later, it may have been stolen, so the session "
              + "ends.")
  @Problems({"refresh_token_invalid", "refresh_token_reused", "identity_unavailable"})
  ResponseEntity<LoginAnswer> refreshTokens(
      @Parameter(hidden = true) @CookieValue(name = LoginCookies.REFRESH, required = false)
          @Nullable String refreshToken,
      Client client,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      return answer(logins.refresh(refreshToken, client), request);
    } catch (ApiException ended) {
      if (ended.status() == HttpStatus.UNAUTHORIZED) {
        SessionCookies.cleared(request)
            .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
      }
      throw ended;
    }
  }

  @PermitAll
  @PostMapping("/logout")
  @Operation(
      summary = "Sign out",
      description =
          "Ends the session and deletes the cookies. Does nothing if there is no session.")
  @ApiResponse(responseCode = "204")
  @Problems("identity_unavailable")
  ResponseEntity<Void> logout(
      @Nullable Caller caller,
      @Parameter(hidden = true) @CookieValue(name = LoginCookies.REFRESH, required = false)
          @Nullable String refreshToken,
      Client client,
      HttpServletRequest request) {
    logins.logout(caller, refreshToken, client);
    return ResponseEntity.noContent().headers(SessionCookies.cleared(request)).build();
  }

  private static ResponseEntity<LoginAnswer> answer(Login login, HttpServletRequest request) {
    return ResponseEntity.ok()
        .headers(SessionCookies.of(login, request))
        .body(
            new LoginAnswer(
                login.user(), login.tokens().accessToken(), "Bearer", login.tokens().expiresIn()));
  }

  record LoginRequest(
      @Schema(example = "ada@example.com") @EmailAddress String email,
      @Schema(example = "a long passphrase") @NotEmpty @Password String password,
      @Schema(description = "Of an authenticator app", example = "123456") @OneTimePassword
          @Nullable String otp,
      @Schema(description = "Instead of otp", example = "ABCD-EFGH-IJKL-MNOP") @Size(max = 40)
          @Nullable String backupCode,
      @Schema(
              description =
                  "Whether the session lasts 14 days without a request and 30 days at most, instead "
                      + "of 30 minutes and 10 hours",
              example = "false",
              defaultValue = "false")
          @Nullable Boolean staySignedIn) {

    boolean staysSignedIn() {
      return Boolean.TRUE.equals(staySignedIn);
    }

    @Override
    public String toString() {
      return "LoginRequest[]";
    }
  }

  /** The access token. The refresh token is only in its cookie. */
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
}
