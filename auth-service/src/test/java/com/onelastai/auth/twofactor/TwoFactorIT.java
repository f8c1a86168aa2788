package com.onelastai.auth.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.auth.test.Api;
import com.onelastai.auth.test.Api.Answer;
import com.onelastai.auth.test.Api.Session;
import com.onelastai.auth.test.AuthServiceIT;
import com.onelastai.auth.test.SecurityLogs;
import com.onelastai.starter.time.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

@AuthServiceIT
class TwoFactorIT {

  private final Api api;
  private final SettableClock clock;
  private final MongoOperations mongo;

  @Autowired
  TwoFactorIT(Api api, SettableClock clock, MongoOperations mongo) {
    this.api = api;
    this.clock = clock;
    this.mongo = mongo;
  }

  @AfterEach
  void resetClock() {
    clock.setOffset(Duration.ZERO);
  }

  @Test
  void secretTakesEffectWithItsFirstCode() {
    Session session = api.newSession();

    Answer setup = call(session, "enable", Map.of()).is(200);
    assertThat(setup.text("/qrCode")).startsWith("data:image/png;base64,iVBOR");
    assertThat(setup.text("/otpauthUri")).contains(setup.text("/secret"), "issuer=OneLastAI");
    api.login(session.email(), Api.PASSWORD).is(200);
    String code = Api.otp(setup.text("/secret"), 0);
    Answer on = call(session, "verify", Map.of("otp", code)).is(200);

    assertThat(codes(on)).hasSize(10).doesNotHaveDuplicates();
    assertThat(api.get("/api/session/me", session).body().at("/twoFactorEnabled").asBoolean())
        .isTrue();
    api.login(session.email(), Api.PASSWORD).is(401, "otp_required");
    api.login(session.email(), "wrong password 1").is(401, "invalid_credentials");
    login(session, "otp", code).is(401, "otp_invalid");
    login(session, "otp", "000000").is(401, "otp_invalid");
    login(session, "otp", Api.otp(setup.text("/secret"), 1)).is(200);
    assertThat(SecurityLogs.of(mongo, session.userId())).contains("two_factor_enabled");
  }

  @Test
  void codeThatIsSentTwiceAtOnceTurnsItOnOnce() {
    Session session = api.newSession();
    String secret = call(session, "enable", Map.of()).is(200).text("/secret");
    Map<String, String> code = Map.of("otp", Api.otp(secret, 0));

    List<CompletableFuture<Answer>> calls =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> call(session, "verify", code)))
            .limit(2)
            .toList();
    List<Answer> answers = calls.stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    Answer on = answers.stream().filter(answer -> answer.status() == 200).findFirst().orElseThrow();
    api.login(session.email(), Api.PASSWORD).is(401, "otp_required");
    login(session, "backupCode", codes(on).getFirst()).is(200);
  }

  @Test
  void backupCodeWorksOnceHoweverItIsTyped() {
    Session session = api.newSession();
    List<String> codes = codes(enable(session, 0));

    login(session, "backupCode", codes.get(3).toLowerCase().replace('-', ' ')).is(200);
    login(session, "backupCode", codes.get(3)).is(401, "otp_invalid");
    login(session, "backupCode", codes.get(0)).is(200);
    login(session, "backupCode", "AAAA-AAAA-AAAA-AAAA").is(401, "otp_invalid");
  }

  @Test
  void renewedBackupCodesReplaceTheOldOnes() {
    Session session = api.newSession();
    Answer setup = call(session, "enable", Map.of()).is(200);
    String secret = setup.text("/secret");
    String used = Api.otp(secret, 0);
    List<String> old = codes(call(session, "verify", Map.of("otp", used)).is(200));

    call(session, "backup-codes", Map.of("otp", used)).is(403, "otp_invalid");
    List<String> renewed =
        codes(call(session, "backup-codes", Map.of("otp", Api.otp(secret, 1))).is(200));

    login(session, "backupCode", old.get(0)).is(401, "otp_invalid");
    login(session, "backupCode", renewed.get(0)).is(200);
  }

  @Test
  void disablingAsksForPasswordAndCode() {
    Session session = api.newSession();
    String secret = call(session, "enable", Map.of()).is(200).text("/secret");
    List<String> codes = codes(call(session, "verify", Map.of("otp", Api.otp(secret, 0))).is(200));

    String next = Api.otp(secret, 1);
    disable(session, "wrong password 1", next).is(403, "invalid_credentials");
    disable(session, Api.PASSWORD, "000000").is(403, "otp_invalid");
    disable(session, Api.PASSWORD, next).is(204);

    assertThat(api.login(session.email(), Api.PASSWORD).is(200).text("/user/twoFactorEnabled"))
        .isEqualTo("false");
    call(session, "enable", Map.of()).is(200);
    assertThat(codes).isNotEmpty();
  }

  @Test
  void wrongOrderIsRefused() {
    Session session = api.newSession();

    call(session, "verify", Map.of("otp", "123456")).is(409, "two_factor_not_started");
    disable(session, Api.PASSWORD, "123456").is(409, "two_factor_not_enabled");
    call(session, "backup-codes", Map.of("otp", "123456")).is(409, "two_factor_not_enabled");
    enable(session, 0);
    call(session, "enable", Map.of()).is(409, "two_factor_already_enabled");
    call(session, "verify", Map.of("otp", "123456")).is(409, "two_factor_already_enabled");
  }

  @Test
  void secretThatIsNotConfirmedExpires() {
    Session session = api.newSession();
    clock.setOffset(Duration.ofMinutes(-11));
    String secret = call(session, "enable", Map.of()).is(200).text("/secret");
    call(session, "verify", Map.of("otp", "000000")).is(403, "otp_invalid");

    clock.setOffset(Duration.ZERO);

    call(session, "verify", Map.of("otp", Api.otp(secret, 0))).is(409, "two_factor_not_started");
  }

  @Test
  void changeOfTheAddressAsksForTheSecondFactorToo() {
    Session session = api.newSession();
    String secret = call(session, "enable", Map.of()).is(200).text("/secret");
    call(session, "verify", Map.of("otp", Api.otp(secret, 0))).is(200);
    String newEmail = Api.newEmail();

    api.post(
            "/api/auth/change-email",
            session,
            Map.of("password", Api.PASSWORD, "newEmail", newEmail))
        .is(403, "otp_required");
    api.post(
            "/api/auth/change-email",
            session,
            Map.of("password", Api.PASSWORD, "newEmail", newEmail, "otp", Api.otp(secret, 1)))
        .is(202);
  }

  private Answer enable(Session session, int step) {
    String secret = call(session, "enable", Map.of()).is(200).text("/secret");
    return call(session, "verify", Map.of("otp", Api.otp(secret, step))).is(200);
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
