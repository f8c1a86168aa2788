package com.onelastai.billing.subscription;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The status of a subscription. */
public enum SubscriptionStatus {
  /** It gives access during a free trial. */
  TRIALING,
  ACTIVE,
  /** The period is unpaid. Access continues for the grace period. */
  PAST_DUE,
  /** Ended before the end of the paid period. */
  CANCELED,
  /** Ended at the end of the period, or unpaid. */
  EXPIRED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isLive() {
    return this != CANCELED && this != EXPIRED;
  }

  /** The stored names of the live ones. */
  static List<String> live() {
    return Arrays.stream(values())
        .filter(SubscriptionStatus::isLive)
        .map(SubscriptionStatus::word)
        .toList();
  }
}
