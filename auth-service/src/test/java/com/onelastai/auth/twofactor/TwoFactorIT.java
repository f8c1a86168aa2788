package com.onelastai.auth.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.Api.Session;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.user.StoredUsers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@AuthServiceIT
class TwoFactorIT {

  @Autowired private Api api;
  @Autowired private StoredUsers stored;

  @Test
  void firstCodeEnablesTheSecondFactor() {
    Session session = api.newVerifiedSession();

    Answer setup = call(session, "enable", Map.of()).is(200);
    assertThat(setup.text("/qrCode")).startsWith("data:image/png;base64,iVBOR");
    assertThat(setup.text("/otpauthUri")).contains(setup.text("/secret"), "issuer=OneLastAI");
    api.login(session.email(), Api.PASSWORD).is(200);
    String code = Api.otp(setup.text("/secret"), 0);
    Answer on = call(session, "verify", otp(code)).is(200);

    assertThat(codes(on)).hasSize(10).doesNotHaveDuplicates();
    api.get("/api/session/me", session).has("/twoFactorEnabled", true);
    api.login(session.email(), Api.PASSWORD).is(401, "otp_required");
    api.login(session.email(), "wrong password 1").is(401, "invalid_credentials");
    login(session, "otp", code).is(401, "otp_invalid");
    login(session, "otp", "000000").is(401, "otp_invalid");
    String next = Api.otp(setup.text("/secret"), 1);
    login(session, "otp", next.substring(0, 3) + " " + next.substring(3)).is(200);
    assertThat(stored.events(session.userId())).contains("two_factor_enabled");
  }

  @Test
  void backupCodeIsValidOnceInAnySpelling() {
    Session session = api.newVerifiedSession();
    List<String> codes = enable(session).codes();

    login(session, "backupCode", codes.get(3).toLowerCase().replace('-', ' ')).is(200);
    login(session, "backupCode", codes.get(5).replace('-', '–') + "\u00A0").is(200);
    login(session, "backupCode", codes.get(3)).is(401, "otp_invalid");
    login(session, "backupCode", codes.get(0)).is(200);
    login(session, "backupCode", "AAAA-AAAA-AAAA-AAAA").is(401, "otp_invalid");
  }

  @Test
  void renewedBackupCodesReplaceTheOldOnes() {
    Session session = api.newVerifiedSession();
    Enabled old = enable(session);

    call(session, "backup-codes", otp(old.used())).is(403, "otp_invalid");
    List<String> renewed = codes(call(session, "backup-codes", otp(old.next())).is(200));

    login(session, "backupCode", old.codes().get(0)).is(401, "otp_invalid");
    login(session, "backupCode", renewed.get(0)).is(200);
  }

  @Test
  void disablingRequiresPasswordAndCode() {
    Session session = api.newVerifiedSession();
    String next = enable(session).next();

    disable(session, "wrong password 1", next).is(403, "invalid_credentials");
    disable(session, Api.PASSWORD, "000000").is(403, "otp_invalid");
    disable(session, Api.PASSWORD, next).is(204);

    api.login(session.email(), Api.PASSWORD).is(200).has("/user/twoFactorEnabled", false);
    start(session);
  }

  @Test
  void concurrentConfirmationsEnableItOnce() {
    Session session = api.newVerifiedSession();
    Map<String, String> code = otp(Api.otp(start(session), 0));

    List<Future<Answer>> calls;
    try (ExecutorService atOnce = Executors.newFixedThreadPool(6)) {
      calls =
          IntStream.range(0, 6)
              .mapToObj(i -> atOnce.submit(() -> call(session, "verify", code)))
              .toList();
    }
    List<Answer> answers = calls.stream().map(Future::resultNow).toList();

    assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(5);
    Answer on = answers.stream().filter(answer -> answer.status() == 200).findFirst().orElseThrow();
    login(session, "backupCode", codes(on).getFirst()).is(200);
  }

  @Test
  void wrongOrderIsRefused() {
    Session session = api.newVerifiedSession();

    call(session, "verify", otp("123456")).is(409, "two_factor_not_started");
    disable(session, Api.PASSWORD, "123456").is(409, "two_factor_not_enabled");
    call(session, "backup-codes", otp("123456")).is(409, "two_factor_not_enabled");
    enable(session);
    call(session, "enable", Map.of()).is(409, "two_factor_already_enabled");
    call(session, "verify", otp("123456")).is(409, "two_factor_already_enabled");
  }

  @Test
  void addressThatIsNotVerifiedGetsNoSecondFactor() {
    Session session = api.newSession();

    call(session, "enable", Map.of()).is(409, "email_not_verified");
    api.verifyEmail(Api.mailedToken(session.email(), 1)).is(204);
    call(session, "enable", Map.of()).is(200);
  }

  @Test
  void unconfirmedSecretExpires() {
    Session session = api.newVerifiedSession();
    String secret =
        api.after(
            Duration.ofMinutes(-11),
            () -> {
              String started = start(session);
              call(session, "verify", otp("000000")).is(403, "otp_invalid");
              return started;
            });

    call(session, "verify", otp(Api.otp(secret, 0))).is(409, "two_factor_not_started");
  }

  @Test
  void changeOfTheAddressRequiresTheSecondFactorToo() {
    Session session = api.newVerifiedSession();
    String next = enable(session).next();
    Map<String, String> change =
        new HashMap<>(Map.of("password", Api.PASSWORD, "newEmail", Api.newEmail()));

    api.post("/api/auth/change-email", session, change).is(403, "otp_required");
    change.put("otp", next);
    api.post("/api/auth/change-email", session, change).is(202);
  }

  /** Two-factor authentication of a user, and codes that the authenticator app shows. */
  private record Enabled(String used, String next, List<String> codes) {}

  private Enabled enable(Session session) {
    String secret = start(session);
    String used = Api.otp(secret, 0);
    Answer enabled = call(session, "verify", otp(used)).is(200);
    return new Enabled(used, Api.otp(secret, 1), codes(enabled));
  }

  private String start(Session session) {
    return call(session, "enable", Map.of()).is(200).text("/secret");
  }

  private static Map<String, String> otp(String code) {
    return Map.of("otp", code);
  }

  private Answer disable(Session session, String password, String otp) {
    return call(session, "disable", Map.of("password", password, "otp", otp));
  }

  private Answer call(Session session, String what, Map<String, String> body) {
    return api.post("/api/auth/2fa/" + what, session, body);
  }

  private Answer login(Session session, String factor, String code) {
    return api.login(session.email(), Api.PASSWORD, Map.of(factor, code));
  }

  private static List<String> codes(Answer answer) {
    return answer.body().at("/backupCodes").valueStream().map(JsonNode::asString).toList();
  }
}
