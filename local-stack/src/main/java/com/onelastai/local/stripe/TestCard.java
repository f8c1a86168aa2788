package com.onelastai.local.stripe;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** The cards of the checkout page, with Stripe's test numbers. */
enum TestCard {
  PAYS("4242424242424242", "pm_card_visa", "pays"),
  DECLINED("4000000000000002", "pm_card_chargeDeclined", "is declined"),
  FAILS_LATER(
      "4000000000000341",
      "pm_card_chargeCustomerFail",
      "pays once, and every later charge to it is declined"),
  DISPUTED("4000000000000259", "pm_card_createDispute", "pays, and the payment is disputed"),
  ASKS("4000002760003184", "pm_card_authenticationRequired", "asks to confirm each payment");

  private final String number;
  private final String token;
  private final String behaviour;

  TestCard(String number, String token, String behaviour) {
    this.number = number;
    this.token = token;
    this.behaviour = behaviour;
  }

  static Optional<TestCard> ofNumber(String number) {
    return find(card -> card.number.equals(number));
  }

  /** By Stripe's name for tests, such as {@code pm_card_visa}. */
  static Optional<TestCard> ofToken(String token) {
    return find(card -> card.token.equals(token));
  }

  static TestCard ofLast4(String last4) {
    return find(card -> card.last4().equals(last4)).orElseThrow();
  }

  private static Optional<TestCard> find(Predicate<TestCard> condition) {
    return Arrays.stream(values()).filter(condition).findFirst();
  }

  String number() {
    return number;
  }

  String last4() {
    return number.substring(number.length() - 4);
  }

  String label() {
    return number.replaceAll("(.{4})(?=.)", "$1 ") + " " + behaviour;
  }

  boolean declines(long paymentsBefore) {
    return switch (this) {
      case PAYS, DISPUTED, ASKS -> false;
      case DECLINED -> true;
      case FAILS_LATER -> paymentsBefore > 0;
    };
  }
}
