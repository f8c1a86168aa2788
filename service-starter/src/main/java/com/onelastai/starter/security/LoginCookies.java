package com.onelastai.starter.security;

/**
 * The cookies in which a browser keeps its login. auth-service sets them; the gateway turns the
 * first into a bearer token, so that no other service knows of them.
 */
public final class LoginCookies {

  /** The access token. */
  public static final String ACCESS = "onelastai_access";

  /** The refresh token, sent to {@code /api/session} alone. */
  public static final String REFRESH = "onelastai_refresh";

  private LoginCookies() {}
}
