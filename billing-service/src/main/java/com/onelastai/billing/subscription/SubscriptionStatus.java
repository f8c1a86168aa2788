package com.onelastai.billing.subscription;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.util.Arrays;
import java.util.List;

/** The status of a subscription. */
public enum SubscriptionStatus implements SnakeCaseEnum {
  /** It gives access during a free trial. */
  TRIALING,
  ACTIVE,
  /** The period is unpaid. Access continues for the grace period. */
  PAST_DUE,
  /** The trial ended without a card. It gives no access until it is renewed. */
  PAUSED,
  /** Ended before the end of the paid period. */
  CANCELED,
  /** Ended at the end of the period, or unpaid. */
  EXPIRED;

  public boolean isLive() {
    return this != CANCELED && this != EXPIRED;
  }

  static List<SubscriptionStatus> live() {
    return Arrays.stream(values()).filter(SubscriptionStatus::isLive).toList();
  }
}
