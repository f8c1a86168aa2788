package com.onelastai.auth.erasure;

import com.onelastai.auth.client.Client;
import com.onelastai.starter.security.LoginCookies;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
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
          """
          It cannot be undone. The account is gone at once, and every service removes what it \
          holds on the user. The otp is needed if 2FA is on. A wrong proof is 403 \
          (invalid_credentials, otp_required, otp_invalid).\
          """)
  ResponseEntity<Void> delete(
      @Valid @RequestBody Proof proof,
      Authentication caller,
      Client client,
      @Parameter(hidden = true) @RequestHeader(name = "X-Forwarded-Proto", required = false)
          @Nullable String scheme) {
    erasure.erase(caller.getName(), proof, client);
    boolean secure = "https".equals(scheme);
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, expired(LoginCookies.ACCESS, "/", "Lax", secure))
        .header(
            HttpHeaders.SET_COOKIE, expired(LoginCookies.REFRESH, "/api/session", "Strict", secure))
        .build();
  }

  private static String expired(String name, String path, String sameSite, boolean secure) {
    return ResponseCookie.from(name, "")
        .path(path)
        .maxAge(0)
        .httpOnly(true)
        .sameSite(sameSite)
        .secure(secure)
        .build()
        .toString();
  }

  /** That it is the user who wants it. */
  record Proof(
      @NotBlank @Size(max = 200) @Schema(format = "password") String password,
      @Size(max = 10) @Schema(example = "123456") @Nullable String otp) {

    @Override
    public String toString() {
      return "Proof";
    }
  }
}
