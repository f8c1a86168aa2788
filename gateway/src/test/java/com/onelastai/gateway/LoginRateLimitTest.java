package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class LoginRateLimitTest {

  private static final String[] PATHS = {
    "/api/session/login",
    "/api/session/register",
    "/api/auth/signup",
    "/api/auth/reset-password",
    "/api/session/%6cogin",
    "/identity/realms/onelastai/login-actions/authenticate"
  };

  @Autowired Caller caller;

  @Test
  void tooManyLoginAttemptsAreRejectedForTheirAddressOnly() throws Exception {
    String[] guesser = {"X-Forwarded-For", "192.0.2.40"};
    int passed = 0;
    for (int i = 0; i < TestBed.LOGINS_PER_MINUTE * 3; i++) {
      String path = PATHS[i % PATHS.length];
      passed += caller.callThroughProxy("POST", path, guesser).statusCode() == 200 ? 1 : 0;
    }
    // The burst, and what was refilled meanwhile.
    assertThat(passed).isBetween(TestBed.LOGINS_PER_MINUTE, TestBed.LOGINS_PER_MINUTE + 5);
    for (String path : PATHS) {
      HttpResponse<String> refused = caller.callThroughProxy("POST", path, guesser);
      assertThat(refused.statusCode()).as(path).isEqualTo(429);
      assertThat(refused.body()).contains("\"code\":\"rate_limited\"");
      assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1, 60);
    }
    assertThat(caller.callThroughProxy("POST", "/api/session/refresh", guesser).statusCode())
        .isEqualTo(200);
    assertThat(caller.callThroughProxy("GET", "/api/session/login", guesser).statusCode())
        .isEqualTo(200);
    assertThat(
            caller.callThroughProxy("POST", PATHS[0], "X-Forwarded-For", "192.0.2.41").statusCode())
        .isEqualTo(200);
  }
}
