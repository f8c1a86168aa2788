package com.onelastai.keycloak;

import static com.onelastai.keycloak.KeycloakServer.RUNNING;
import static com.onelastai.keycloak.TwoFactor.CODES;
import static com.onelastai.keycloak.TwoFactor.WRONG_TOTP;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.keycloak.KeycloakServer.Answer;
import com.onelastai.keycloak.KeycloakServer.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LoginIT {

  @Test
  void tokenHasTheClaimsThatServicesRead() {
    JsonNode claims = RUNNING.newUser().login("scope", "openid").claims();

    assertThat(claims.path("iss").asString()).startsWith(RUNNING.publicUrl());
    assertThat(claims.path("aud").toString()).contains("\"onelastai-api\"");
    assertThat(claims.path("sid").asString()).isNotEmpty();
    assertThat(claims.at("/realm_access/roles").toString())
        .contains("\"user\"")
        .doesNotContain("\"admin\"");
  }

  @Test
  void unknownAddressIsAnsweredAsAWrongPassword() {
    Answer wrong = RUNNING.newUser().login("password", "wrong").refused("invalid_grant");
    Answer unknown = new User("", "nobody@example.com").login("password", "wrong");

    assertThat(unknown).isEqualTo(wrong);
  }

  @Test
  void secondFactorIsRequiredAfterTheRightPasswordOnly() {
    User user = RUNNING.newUser(TwoFactor.TOTP);

    user.login().refused("otp_required");
    user.login("password", "wrong").refused("invalid_grant");
    user.login("password", "wrong", "totp", TwoFactor.totp()).refused("invalid_grant");
  }

  @Test
  void missingSecondFactorIsNotAFailure() {
    User user = RUNNING.newUser(TwoFactor.TOTP);
    for (int i = 0; i < 5; i++) {
      user.login().refused("otp_required");
    }
    user.failLogins(1);

    user.awaitFailures(1);
  }

  @Test
  void totpIsValidOnce() {
    User user = RUNNING.newUser(TwoFactor.TOTP);
    String code = TwoFactor.totp();

    user.login("totp", WRONG_TOTP).refused("invalid_otp");
    user.login("totp", code).is(200);
    user.login("totp", code).refused("invalid_otp");
  }

  @Test
  void recoveryCodesAreValidOnceInAnyOrder() {
    User user = RUNNING.newUser(TwoFactor.TOTP, TwoFactor.recoveryCodes());

    for (int number : new int[] {7, 0, 9}) {
      user.login("recovery_code", CODES.get(number)).is(200);
    }
    user.login("recovery_code", CODES.get(7)).refused("invalid_recovery_code");
    user.login("recovery_code", "never-given-out").refused("invalid_recovery_code");
    assertThat(remainingCodes(user)).isEqualTo(7);
  }

  @Test
  void recoveryCodeOpensOneOfManyConcurrentLogins() throws InterruptedException {
    User user = RUNNING.newUser(TwoFactor.TOTP, TwoFactor.recoveryCodes());
    List<Callable<Answer>> logins =
        IntStream.range(0, 6)
            .mapToObj(i -> CODES.get(4 + i % 2))
            .map(code -> (Callable<Answer>) () -> user.login("recovery_code", code))
            .toList();

    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(logins).forEach(login -> statuses.add(login.resultNow().status()));
    }

    assertThat(statuses).containsExactlyInAnyOrder(200, 200, 400, 400, 400, 400);
    assertThat(remainingCodes(user)).isEqualTo(8);
  }

  @Test
  void fiveFailuresOfAnyKindLockTheAccount() {
    User user = RUNNING.newUser(TwoFactor.TOTP, TwoFactor.recoveryCodes());
    user.failLogins(2);
    user.login("totp", WRONG_TOTP);
    user.login("totp", WRONG_TOTP);
    user.login("recovery_code", "never-given-out");
    user.awaitFailures(5);

    Answer right = user.login("totp", TwoFactor.totp()).refused("account_locked");

    assertThat(right.json().required("retry_after").asInt()).isBetween(800, 900);
    RUNNING.admin("DELETE", "attack-detection/brute-force/users/" + user.id());
    user.login("recovery_code", CODES.getFirst()).is(200);
  }

  @Test
  void lockDoesNotConcernAKnownDeviceNorDoesItsSuccessRemoveTheLock() {
    User user = RUNNING.newUser();
    user.failLogins(5);
    user.awaitFailures(5);

    user.login("known_device_of", user.id()).is(200);

    user.awaitFailures(5);
    user.login().refused("account_locked");
    user.login("known_device_of", RUNNING.newUser().id()).refused("account_locked");
  }

  @Test
  void failuresOfAKnownDeviceDoNotCountAgainstTheAccount() {
    User user = RUNNING.newUser(TwoFactor.TOTP);
    for (int i = 0; i < 5; i++) {
      user.login("known_device_of", user.id(), "password", "wrong").refused("invalid_grant");
      user.login("known_device_of", user.id(), "totp", WRONG_TOTP).refused("invalid_otp");
    }
    user.failLogins(1);

    user.awaitFailures(1);
    assertThat(user.events().findValuesAsString("known_device")).hasSize(10).containsOnly("true");
  }

  @Test
  void onlyTheOwnerLearnsThatAnAccountIsDisabled() {
    User user = RUNNING.newUser();
    RUNNING.admin("PUT", "users/" + user.id(), Map.of("enabled", false));

    user.login().refused("account_disabled");
    user.login("password", "wrong").refused("invalid_grant");
  }

  private static int remainingCodes(User user) {
    String data = user.get("/credentials").findValuesAsString("credentialData").getLast();
    return KeycloakServer.JSON.readTree(data).required("remainingCodes").asInt();
  }
}
