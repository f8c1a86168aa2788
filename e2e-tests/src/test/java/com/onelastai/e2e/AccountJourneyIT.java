package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertRefused;
import static com.onelastai.e2e.Account.assertStatus;
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
  private final Browser browser = suite.browser();

  @AfterEach
  void resetClocks() {
    suite.moveClocksTo(Duration.ZERO);
  }

  @Test
  void addressIsVerifiedByTheLinkInTheMail() {
    String token = account.mailbox().awaitToken("onfirm");
    String altered = token.substring(0, token.length() - 2) + "zz";

    assertStatus(400, browser.post("/api/auth/verify-email", Map.of("token", altered)));
    assertStatus(204, browser.post("/api/auth/verify-email", Map.of("token", token)));
    assertThat(Account.code(browser.post("/api/auth/verify-email", Map.of("token", token))))
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

    assertRefused(401, "otp_required", tryLogIn(Map.of()));
    assertRefused(401, "otp_invalid", tryLogIn(Map.of("otp", totp.wrongCode())));
    String code = totp.code();
    assertStatus(200, tryLogIn(Map.of("otp", code)));
    assertRefused(401, "otp_invalid", tryLogIn(Map.of("otp", code)));
    assertThat(user().getBoolean("twoFactorEnabled")).isTrue();
  }

  @Test
  void backupCodeWorksOnce() {
    account.logIn(browser);
    List<String> codes = backupCodes(enable());

    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertStatus(200, tryLogIn(Map.of("backupCode", codes.get(6))));
    assertRefused(401, "otp_invalid", tryLogIn(Map.of("backupCode", codes.get(6))));
    assertStatus(200, tryLogIn(Map.of("backupCode", codes.get(2))));
    assertStatus(200, tryLogIn(Map.of("backupCode", codes.getFirst())));
  }

  @Test
  void onlyTheOwnerCanDisableTheSecondFactor() {
    account.logIn(browser);
    Totp totp = enableTwoFactor();
    String code = totp.code();

    assertStatus(
        403,
        browser.post("/api/auth/2fa/disable", Map.of("password", "Wrong-password-1", "otp", code)));
    assertStatus(
        204,
        browser.post("/api/auth/2fa/disable", Map.of("password", account.password(), "otp", code)));
    assertStatus(200, tryLogIn(Map.of()));
  }

  @Test
  void fiveWrongPasswordsLockTheAccountForAWhile() {
    for (int attempt = 0; attempt < 5; attempt++) {
      assertRefused(401, "invalid_credentials", tryLogIn(Map.of("password", "Wrong-password-1")));
    }
    await("the lock").until(() -> isLocked(account));
    HttpResponse<String> locked = tryLogIn(Map.of());
    assertRefused(423, "account_locked", locked);
    assertThat(Account.read(locked).get("lockUntil").asString()).isNotEmpty();
    assertThat(Long.parseLong(locked.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, LOCK.toSeconds());
    await()
        .untilAsserted(() -> {
          assertThat(user().getInteger("loginAttempts")).isGreaterThanOrEqualTo(5);
          assertThat(user().getDate("lockUntil")).isNotNull();
        });

    suite.moveClockTo("auth-service", LOCK.plusMinutes(1));

    assertStatus(200, tryLogIn(Map.of()));
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
      assertRefused(401, "invalid_credentials", nobody.tryLogIn(browser, Map.of()));
    }
  }

  @Test
  void changedPasswordRevokesTheOtherLogins() {
    account.logIn(browser);
    Browser phone = new Browser(suite.gateway(), PHONE);
    account.logIn(phone);

    assertStatus(
        204,
        browser.post(
            "/api/auth/change-password",
            Map.of("currentPassword", account.password(), "newPassword", "Another-horse-8")));
    await().untilAsserted(() -> assertThat(phone.status("/api/session/me")).isEqualTo(401));
    assertThat(browser.status("/api/session/me")).isEqualTo(200);
    assertRefused(401, "invalid_credentials", tryLogIn(Map.of()));
    assertStatus(200, tryLogIn(Map.of("password", "Another-horse-8")));
  }

  @Test
  void forgottenPasswordIsResetByMail() {
    HttpResponse<String> unknown =
        browser.post("/api/auth/reset-password", Map.of("email", "nobody@example.com"));
    HttpResponse<String> known =
        browser.post("/api/auth/reset-password", Map.of("email", account.email()));
    assertStatus(202, known);
    assertStatus(202, unknown);
    assertThat(known.body()).isEqualTo(unknown.body());

    String token = account.mailbox().awaitToken("new password");
    assertRefused(400, "weak_password", confirmReset(token, "short"));
    assertStatus(204, confirmReset(token, "Another-horse-8"));
    assertThat(Account.code(confirmReset(token, "Third-horse-9"))).isEqualTo("token_invalid");
    assertStatus(200, tryLogIn(Map.of("password", "Another-horse-8")));
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
    assertRefused(401, "invalid_credentials", tryLogIn(Map.of("password", "Wrong-password-1")));
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
        someone.tryLogIn(suite.browser(), Map.of("password", "Wrong-password-1"));
    return answer.statusCode() == 423;
  }

  private Totp enableTwoFactor() {
    Totp totp = new Totp(enable());
    assertStatus(200, browser.post("/api/auth/2fa/verify", Map.of("otp", totp.code())));
    return totp;
  }

  private String enable() {
    String token = account.mailbox().awaitToken("onfirm");
    assertStatus(204, browser.post("/api/auth/verify-email", Map.of("token", token)));
    JsonNode answer = Account.read(browser.post("/api/auth/2fa/enable", Map.of()));
    assertThat(answer.get("otpauthUri").asString()).startsWith("otpauth://totp/");
    assertThat(answer.get("qrCode").asString()).startsWith("data:image/png;base64,");
    return answer.get("secret").asString();
  }

  private List<String> backupCodes(String secret) {
    JsonNode answer =
        Account.read(browser.post("/api/auth/2fa/verify", Map.of("otp", new Totp(secret).code())));
    return StreamSupport.stream(answer.get("backupCodes").spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }

  private HttpResponse<String> confirmReset(String token, String newPassword) {
    return browser.post(
        "/api/auth/reset-password/confirm", Map.of("token", token, "newPassword", newPassword));
  }

  private HttpResponse<String> tryLogIn(Map<String, String> more) {
    return account.tryLogIn(suite.browser(), more);
  }

  private JsonNode me() {
    return Account.read(browser.get("/api/session/me"));
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
    return Account.read(browser.get("/api/security/logs")).get("items");
  }
}
