package com.onelastai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An account from registration to its security log, with real Keycloak and mail. */
class AccountJourneyIT {

  private static final Duration LOCK = Duration.ofMinutes(15);
  private static final String PHONE =
      "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Mobile Safari/537.36";

  private final Suite suite = Suite.running();
  private final Account account = Account.register(suite);
  private final Browser browser = new Browser(suite.gateway());

  @AfterEach
  void resetClocks() {
    suite.moveClocksTo(Duration.ZERO);
  }

  @Test
  void addressIsVerifiedByTheLinkInTheMail() {
    String token = account.mailbox().awaitToken("onfirm");
    String altered = token.substring(0, token.length() - 2) + "zz";

    assertThat(post("/api/auth/verify-email", Map.of("token", altered)).statusCode())
        .isEqualTo(400);
    assertThat(post("/api/auth/verify-email", Map.of("token", token)).statusCode()).isEqualTo(204);
    assertThat(Account.code(post("/api/auth/verify-email", Map.of("token", token))))
        .isEqualTo("token_invalid");

    account.logIn(browser);
    assertThat(me().get("emailVerified").asBoolean()).isTrue();
    assertThat(user().getBoolean("emailVerified")).isTrue();
  }

  @Test
  void newAccountHasTheDefaultPreferences() {
    Document preferences = user().get("preferences", Document.class);
    assertThat(preferences)
        .containsKeys("language", "theme", "notifications", "privacy")
        .containsEntry("theme", "system");
  }

  @Test
  void loginNeedsTheSecondFactor() {
    account.logIn(browser);
    Totp totp = enableTwoFactor();

    assertRefused(Map.of(), 401, "otp_required");
    assertRefused(Map.of("otp", totp.wrongCode()), 401, "otp_invalid");
    String code = totp.code();
    assertThat(tryLogIn(Map.of("otp", code)).statusCode()).isEqualTo(200);
    assertRefused(Map.of("otp", code), 401, "otp_invalid");
    assertThat(user().getBoolean("twoFactorEnabled")).isTrue();
  }

  @Test
  void backupCodeWorksOnce() {
    account.logIn(browser);
    List<String> codes = backupCodes(enable());

    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertThat(tryLogIn(Map.of("backupCode", codes.get(6))).statusCode()).isEqualTo(200);
    assertRefused(Map.of("backupCode", codes.get(6)), 401, "otp_invalid");
    assertThat(tryLogIn(Map.of("backupCode", codes.get(2))).statusCode()).isEqualTo(200);
    assertThat(tryLogIn(Map.of("backupCode", codes.getFirst())).statusCode()).isEqualTo(200);
  }

  @Test
  void onlyTheOwnerCanDisableTheSecondFactor() {
    account.logIn(browser);
    Totp totp = enableTwoFactor();
    String code = totp.code();

    HttpResponse<String> wrong =
        post("/api/auth/2fa/disable", Map.of("password", "Wrong-password-1", "otp", code));
    assertThat(wrong.statusCode()).isEqualTo(403);
    HttpResponse<String> right =
        post("/api/auth/2fa/disable", Map.of("password", account.password(), "otp", totp.code()));
    assertThat(right.statusCode()).as(right.body()).isEqualTo(204);
    assertThat(tryLogIn(Map.of()).statusCode()).isEqualTo(200);
  }

  @Test
  void fiveWrongPasswordsLockTheAccountForAWhile() {
    for (int attempt = 0; attempt < 5; attempt++) {
      assertRefused(Map.of("password", "Wrong-password-1"), 401, "invalid_credentials");
    }
    await("the lock").until(() -> isLocked(account));
    HttpResponse<String> locked = tryLogIn(Map.of());
    assertThat(locked.statusCode()).isEqualTo(423);
    assertThat(Account.code(locked)).isEqualTo("account_locked");
    assertThat(Account.read(locked).get("lockUntil").asString()).isNotEmpty();
    assertThat(Long.parseLong(locked.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, LOCK.toSeconds());
    await()
        .untilAsserted(() -> {
          assertThat(user().getInteger("loginAttempts")).isGreaterThanOrEqualTo(5);
          assertThat(user().getDate("lockUntil")).isNotNull();
        });

    suite.moveClockTo("auth-service", LOCK.plusMinutes(1));

    assertThat(tryLogIn(Map.of()).statusCode()).isEqualTo(200);
    await()
        .untilAsserted(() -> {
          assertThat(user().getInteger("loginAttempts")).isZero();
          assertThat(user().getDate("lockUntil")).isNull();
          assertThat(user().getDate("lastLoginAt")).isNotNull();
        });
  }

  @Test
  void unknownAddressIsRejectedLikeAWrongPassword() {
    Account nobody = new Account(suite, "-", "nobody-" + account.email(), account.password());
    for (int attempt = 0; attempt < 5; attempt++) {
      HttpResponse<String> refused = nobody.tryLogIn(browser, Map.of());
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(Account.code(refused)).isEqualTo("invalid_credentials");
    }
  }

  @Test
  void changedPasswordRevokesTheOtherLogins() {
    account.logIn(browser);
    Browser phone = new Browser(suite.gateway(), PHONE);
    account.logIn(phone);

    HttpResponse<String> changed =
        post(
            "/api/auth/change-password",
            Map.of("currentPassword", account.password(), "newPassword", "Another-horse-8"));

    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
    await()
        .untilAsserted(
            () -> assertThat(phone.get("/api/session/me", Map.of()).statusCode()).isEqualTo(401));
    assertThat(browser.get("/api/session/me", Map.of()).statusCode()).isEqualTo(200);
    assertRefused(Map.of(), 401, "invalid_credentials");
    assertThat(tryLogIn(Map.of("password", "Another-horse-8")).statusCode()).isEqualTo(200);
  }

  @Test
  void forgottenPasswordIsResetByMail() {
    HttpResponse<String> unknown =
        post("/api/auth/reset-password", Map.of("email", "nobody@example.com"));
    HttpResponse<String> known = post("/api/auth/reset-password", Map.of("email", account.email()));
    assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(202);
    assertThat(known.body()).isEqualTo(unknown.body());

    String token = account.mailbox().awaitToken("new password");
    HttpResponse<String> weak = confirmReset(token, "short");
    assertThat(weak.statusCode()).isEqualTo(400);
    assertThat(Account.code(weak)).isEqualTo("weak_password");
    assertThat(confirmReset(token, "Another-horse-8").statusCode()).isEqualTo(204);
    assertThat(Account.code(confirmReset(token, "Third-horse-9"))).isEqualTo("token_invalid");
    assertThat(tryLogIn(Map.of("password", "Another-horse-8")).statusCode()).isEqualTo(200);
  }

  @Test
  void loginFromANewDeviceIsMailedOnce() {
    account.logIn(browser);
    await().untilAsserted(() -> assertThat(events()).contains("login"));
    account.logIn(new Browser(suite.gateway(), PHONE));
    account.logIn(new Browser(suite.gateway(), PHONE));

    account.mailbox().awaitMail("new device");
    await().untilAsserted(() -> assertThat(events()).filteredOn("login"::equals).hasSize(3));
    assertThat(account.mailbox().subjects())
        .filteredOn(subject -> subject.contains("new device"))
        .hasSize(1);
  }

  @Test
  void securityLogListsTheNewestEventsFirst() {
    assertRefused(Map.of("password", "Wrong-password-1"), 401, "invalid_credentials");
    account.logIn(browser);
    enableTwoFactor();
    browser.send(
        "PATCH",
        "/api/user/profile/" + account.id() + "/preferences",
        "{\"theme\":\"dark\"}",
        Map.of());

    await()
        .untilAsserted(() ->
            assertThat(events())
                .containsSubsequence("preferences_changed", "two_factor_enabled")
                .contains("login", "login_failed", "registered"));
    JsonNode login = entry("login");
    assertThat(login.get("address").asString()).isEqualTo("127.0.0.1");
    assertThat(login.get("device").get("browser").asString()).isEqualTo("Firefox");
  }

  /** Keycloak counts a failure shortly after its answer. */
  private boolean isLocked(Account someone) {
    HttpResponse<String> answer =
        someone.tryLogIn(new Browser(suite.gateway()), Map.of("password", "Wrong-password-1"));
    return answer.statusCode() == 423;
  }

  private Totp enableTwoFactor() {
    Totp totp = new Totp(enable());
    HttpResponse<String> on = post("/api/auth/2fa/verify", Map.of("otp", totp.code()));
    assertThat(on.statusCode()).as(on.body()).isEqualTo(200);
    return totp;
  }

  private String enable() {
    JsonNode answer = Account.read(post("/api/auth/2fa/enable", Map.of()));
    assertThat(answer.get("otpauthUri").asString()).startsWith("otpauth://totp/");
    assertThat(answer.get("qrCode").asString()).startsWith("data:image/png;base64,");
    return answer.get("secret").asString();
  }

  private List<String> backupCodes(String secret) {
    JsonNode answer =
        Account.read(post("/api/auth/2fa/verify", Map.of("otp", new Totp(secret).code())));
    return StreamSupport.stream(answer.get("backupCodes").spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }

  private HttpResponse<String> confirmReset(String token, String newPassword) {
    return post(
        "/api/auth/reset-password/confirm", Map.of("token", token, "newPassword", newPassword));
  }

  private void assertRefused(Map<String, String> body, int status, String code) {
    HttpResponse<String> answer = tryLogIn(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Account.code(answer)).isEqualTo(code);
  }

  private HttpResponse<String> tryLogIn(Map<String, String> more) {
    return account.tryLogIn(new Browser(suite.gateway()), more);
  }

  private HttpResponse<String> post(String path, Map<String, String> body) {
    return browser.post(path, Account.json(body), Map.of());
  }

  private JsonNode me() {
    return Account.read(browser.get("/api/session/me", Map.of()));
  }

  private Document user() {
    return suite.document("users", account.id());
  }

  private List<String> events() {
    List<String> events = new ArrayList<>();
    log().forEach(entry -> events.add(entry.get("event").asString()));
    return events;
  }

  private JsonNode entry(String event) {
    return StreamSupport.stream(log().spliterator(), false)
        .filter(entry -> entry.get("event").asString().equals(event))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode log() {
    return Account.read(browser.get("/api/security/logs", Map.of())).get("items");
  }
}
