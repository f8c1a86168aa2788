package com.onelastai.local.model;

import java.util.Locale;

/** Why an answer ended. */
enum FinishReason {
  /** The model ended it, or a stop string came. */
  STOP,
  /** It has all the tokens that it may have. */
  LENGTH;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
