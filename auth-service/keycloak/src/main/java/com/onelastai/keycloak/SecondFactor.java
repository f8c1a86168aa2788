package com.onelastai.keycloak;

import java.util.function.BiPredicate;

/** What may prove a login beside the password. */
enum SecondFactor {
  TOTP("totp", Refusal.INVALID_OTP, Credentials::acceptsTotp),
  RECOVERY_CODE("recovery_code", Refusal.INVALID_RECOVERY_CODE, Credentials::acceptsRecoveryCode);

  /** As requests and events name it. */
  final String parameter;

  final Refusal refusal;
  private final BiPredicate<Credentials, String> check;

  SecondFactor(String parameter, Refusal refusal, BiPredicate<Credentials, String> check) {
    this.parameter = parameter;
    this.refusal = refusal;
    this.check = check;
  }

  boolean isValid(Credentials credentials, String value) {
    return check.test(credentials, value);
  }
}
