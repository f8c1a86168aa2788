package com.onelastai.billing.plan;

import java.util.Locale;

/** How long what is paid lasts. */
public enum Period {
  DAILY,
  WEEKLY,
  MONTHLY,
  YEARLY;

  /** As requests, answers and documents name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
