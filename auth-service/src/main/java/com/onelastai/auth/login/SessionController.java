package com.onelastai.auth.login;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.account.UserView;
import com.onelastai.auth.client.Client;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Anyone;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.LoginCookies;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
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
  private final Refreshes refreshes;
  private final Logouts logouts;
  private final Accounts accounts;

  SessionController(Logins logins, Refreshes refreshes, Logouts logouts, Accounts accounts) {
    this.logins = logins;
    this.refreshes = refreshes;
    this.logouts = logouts;
    this.accounts = accounts;
  }

  @Anyone
  @PostMapping("/login")
  @Operation(
      summary = "Sign in",
      description =
          "Answers the access token, and sets it and the refresh token as HttpOnly cookies. An"
              + " unknown address is answered like a wrong password. Five failures lock for 15"
              + " minutes.")
  @ApiResponse(responseCode = "200", description = "Signed in")
  @ApiResponse(
      responseCode = "401",
      description = "`invalid_credentials`, `otp_required` or `otp_invalid`")
  @ApiResponse(responseCode = "403", description = "`account_disabled`")
  @ApiResponse(
      responseCode = "423",
      description = "`account_locked`, with `lockUntil` and the header Retry-After")
  @ApiResponse(responseCode = "503", description = "`identity_unavailable`")
  ResponseEntity<LoginAnswer> login(
      @Valid @RequestBody LoginRequest login,
      Client client,
      Actor actor,
      HttpServletRequest request) {
    return answer(logins.login(login, client, actor), request);
  }

  @SignedIn
  @GetMapping("/me")
  @Operation(summary = "The account of the caller")
  @ApiResponse(responseCode = "200", description = "The account")
  @ApiResponse(responseCode = "401", description = "`unauthenticated` or `invalid_token`")
  UserView me(Caller caller) {
    return UserView.of(accounts.require(caller.userId()), caller.roles());
  }

  @Anyone
  @PostMapping("/refresh")
  @Operation(
      summary = "New tokens for the refresh token in the cookie",
      description =
          "A refresh token is good once. One that comes again ends the session, for it was stolen.")
  @ApiResponse(responseCode = "200", description = "New tokens, and new cookies")
  @ApiResponse(
      responseCode = "401",
      description = "`refresh_token_invalid` or `refresh_token_reused`; the cookies are cleared")
  @ApiResponse(responseCode = "503", description = "`identity_unavailable`")
  ResponseEntity<LoginAnswer> refresh(
      @Parameter(hidden = true) @CookieValue(name = LoginCookies.REFRESH, required = false)
          @Nullable String refreshToken,
      Client client,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      return answer(refreshes.refresh(refreshToken, client), request);
    } catch (ApiException ended) {
      if (ended.status() == HttpStatus.UNAUTHORIZED) {
        SessionCookies.cleared(request)
            .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
      }
      throw ended;
    }
  }

  @Anyone
  @PostMapping("/logout")
  @Operation(
      summary = "Sign out",
      description = "Ends the session and clears the cookies. Without a session it does nothing.")
  @ApiResponse(responseCode = "204", description = "There is no session any more")
  @ApiResponse(responseCode = "503", description = "`identity_unavailable`")
  ResponseEntity<Void> logout(
      @Nullable Caller caller,
      @Parameter(hidden = true) @CookieValue(name = LoginCookies.REFRESH, required = false)
          @Nullable String refreshToken,
      Client client,
      HttpServletRequest request) {
    logouts.logout(caller, refreshToken, client);
    return ResponseEntity.noContent().headers(SessionCookies.cleared(request)).build();
  }

  private static ResponseEntity<LoginAnswer> answer(Login login, HttpServletRequest request) {
    return ResponseEntity.ok()
        .headers(SessionCookies.of(login.tokens(), request))
        .body(
            new LoginAnswer(
                login.user(), login.tokens().accessToken(), "Bearer", login.tokens().expiresIn()));
  }
}
