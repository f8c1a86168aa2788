package com.onelastai.billing.subscription;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a subscription is. */
public enum SubscriptionStatus {
  /** It opens what it is for, and nothing was paid yet. */
  TRIALING,
  ACTIVE,
  /** The period is not paid. It still opens what it is for, for a while. */
  PAST_DUE,
  /** Ended before what was paid for was over. */
  CANCELED,
  /** Its time ran out. */
  EXPIRED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isLive() {
    return this != CANCELED && this != EXPIRED;
  }

  /** The words of those that are. */
  static List<String> live() {
    return Arrays.stream(values())
        .filter(SubscriptionStatus::isLive)
        .map(SubscriptionStatus::word)
        .toList();
  }
}
