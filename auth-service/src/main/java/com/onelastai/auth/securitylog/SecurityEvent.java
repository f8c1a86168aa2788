package com.onelastai.auth.securitylog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The security events of an account. */
public enum SecurityEvent {
  REGISTERED,
  LOGIN,
  LOGIN_FAILED,
  ACCOUNT_LOCKED,
  LOGOUT,
  /** A wrong password or code of a signed-in user. */
  REAUTHENTICATION_FAILED,
  EMAIL_VERIFIED,
  EMAIL_CHANGE_REQUESTED,
  EMAIL_CHANGED,
  PASSWORD_CHANGED,
  PASSWORD_RESET_REQUESTED,
  PASSWORD_RESET,
  TWO_FACTOR_ENABLED,
  TWO_FACTOR_DISABLED,
  /** One of several devices; the others still work. */
  TWO_FACTOR_DEVICE_REMOVED,
  BACKUP_CODES_RENEWED,
  BACKUP_CODE_USED,
  PROFILE_CHANGED,
  PREFERENCES_CHANGED,
  SESSION_REVOKED,
  /** This and the following by an admin, whom the details name. */
  ACCOUNT_DISABLED,
  ACCOUNT_ENABLED,
  ACCOUNT_UNLOCKED,
  ROLE_GRANTED,
  ROLE_REVOKED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SecurityEvent of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  boolean isSuccess() {
    return switch (this) {
      case LOGIN_FAILED, ACCOUNT_LOCKED, REAUTHENTICATION_FAILED -> false;
      default -> true;
    };
  }
}
