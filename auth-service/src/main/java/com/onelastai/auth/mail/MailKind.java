package com.onelastai.auth.mail;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The kinds of mail. */
public enum MailKind {
  /** To a new address of a new or an existing account. Has a token. */
  VERIFY_EMAIL,
  /** Has a token. */
  RESET_PASSWORD,
  PASSWORD_CHANGED,
  /** To the old address. */
  EMAIL_CHANGED,
  TWO_FACTOR_ENABLED,
  TWO_FACTOR_DISABLED,
  /** A login with a browser that is new for the account. */
  NEW_DEVICE,
  /** The payment of a subscription failed. */
  PAYMENT_REMINDER,
  /** A kind of a later version. */
  @JsonEnumDefaultValue
  UNKNOWN
}
