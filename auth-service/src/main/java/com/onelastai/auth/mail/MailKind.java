package com.onelastai.auth.mail;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Duration;

/** The kinds of mail. */
public enum MailKind {
  /** To a new address of a new or an existing account. */
  VERIFY_EMAIL(Duration.ofHours(24)),
  RESET_PASSWORD(Duration.ofHours(1)),
  PASSWORD_CHANGED,
  /** To the old address. */
  EMAIL_CHANGED,
  TWO_FACTOR_ENABLED,
  TWO_FACTOR_DISABLED,
  /** Too many wrong passwords or codes. */
  ACCOUNT_LOCKED,
  /** A kind of a later version. */
  @JsonEnumDefaultValue
  UNKNOWN;

  private final Duration tokenLifetime;

  MailKind() {
    this(Duration.ZERO);
  }

  MailKind(Duration tokenLifetime) {
    this.tokenLifetime = tokenLifetime;
  }

  /** How long the mail's token is valid; zero if it has none. */
  public Duration tokenLifetime() {
    return tokenLifetime;
  }
}
