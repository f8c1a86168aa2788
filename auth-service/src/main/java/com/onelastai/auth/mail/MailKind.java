package com.onelastai.auth.mail;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The mails that there are. */
public enum MailKind {
  /** To a new address, of a new account or an old one: confirm that it is yours. Has a token. */
  VERIFY_EMAIL,
  /** Choose a new password. Has a token. */
  RESET_PASSWORD,
  PASSWORD_CHANGED,
  /** To the address that was. */
  EMAIL_CHANGED,
  TWO_FACTOR_ENABLED,
  TWO_FACTOR_DISABLED,
  /** Somebody signed in with a browser that this account had not seen. */
  NEW_DEVICE,
  /** A period of a subscription is not paid. */
  PAYMENT_REMINDER,
  /** Of a later version. */
  @JsonEnumDefaultValue
  UNKNOWN
}
