package com.onelastai.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Session;
import com.onelastai.auth.test.AuthServiceIT;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@AuthServiceIT
@ExtendWith(OutputCaptureExtension.class)
class SecretsInLogsIT {

  /** The loggers that somebody would set to debug to find a fault. */
  private static final List<String> LOGGERS = List.of("com.onelastai", "org.springframework");

  @Autowired private Api api;
  @Autowired private LoggingSystem logging;

  @BeforeEach
  void debug() {
    LOGGERS.forEach(name -> logging.setLogLevel(name, LogLevel.DEBUG));
  }

  @AfterEach
  void reset() {
    LOGGERS.forEach(name -> logging.setLogLevel(name, null));
  }

  @Test
  void noPasswordTokenOrCodeIsLogged(CapturedOutput output) {
    Session session = api.newSession();
    List<String> secrets =
        new ArrayList<>(List.of(Api.PASSWORD, session.accessToken(), session.refreshToken()));
    secrets.add(refreshed(session));
    String verification = Api.mailedToken(session.email(), 1);
    secrets.add(verification);
    api.verifyEmail(verification).is(204);
    api.login(session.email(), "a wrong phrase").is(401);
    secrets.addAll(twoFactor(session));
    api.post("/api/auth/reset-password", Map.of("email", session.email())).is(202);
    String token = Api.mailedToken(session.email(), 3);
    Map<String, String> reset = Map.of("token", token, "newPassword", "a quite new phrase");
    api.post("/api/auth/reset-password/confirm", reset).is(204);
    secrets.addAll(List.of(token, "a wrong phrase", "a quite new phrase"));
    secrets.addAll(List.of("local-auth-client-secret", "local-mail-token-secret"));

    String logged = output.getAll();

    assertThat(logged).contains("/api/session/login");
    assertThat(secrets).allSatisfy(secret -> assertThat(logged).doesNotContain(secret));
  }

  private String refreshed(Session session) {
    return api.refresh(session.refreshToken()).is(200).cookie("onelastai_refresh").getValue();
  }

  private List<String> twoFactor(Session session) {
    String secret = api.post("/api/auth/2fa/enable", session, Map.of()).is(200).text("/secret");
    String otp = Api.otp(secret, 0);
    String code =
        api.post("/api/auth/2fa/verify", session, Map.of("otp", otp))
            .is(200)
            .text("/backupCodes/0");
    api.login(session.email(), Api.PASSWORD, Map.of("otp", otp)).is(401);
    api.login(session.email(), Api.PASSWORD, Map.of("backupCode", code)).is(200);
    return List.of(secret, "otp=" + otp, "totp=" + otp, code, code.replace("-", ""));
  }
}
