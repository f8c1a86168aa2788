package com.onelastai.starter.security;

/**
 * The cookies of a login. auth-service sets them; the gateway turns the access token's cookie into
 * a bearer token, so that no other service reads them.
 */
public final class LoginCookies {

  /** The access token. */
  public static final String ACCESS = "onelastai_access";

  /** The refresh token, sent to {@code /api/session} alone. */
  public static final String REFRESH = "onelastai_refresh";

  /**
   * Without a secret, for scripts: the others are hidden from them, and a page asks for the account
   * only where this says that there is one.
   */
  public static final String SIGNED_IN = "onelastai_signed_in";

  private LoginCookies() {}
}
