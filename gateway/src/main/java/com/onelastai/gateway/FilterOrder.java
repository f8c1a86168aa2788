package com.onelastai.gateway;

import org.springframework.core.Ordered;

/** The order in which a request passes the web filters. */
public final class FilterOrder {

  /** First, so that whatever follows can name the request. */
  public static final int CORRELATION = Ordered.HIGHEST_PRECEDENCE;

  public static final int SECURITY_HEADERS = CORRELATION + 1;

  /** Around all that can refuse a call: a refusal is a call, too. */
  public static final int API_CALL = CORRELATION + 2;

  public static final int VISIT = CORRELATION + 3;
  public static final int REQUEST_LIMIT = CORRELATION + 4;

  /** Before pages of other sites are asked whether they may call at all: this says more. */
  public static final int CROSS_SITE = CORRELATION + 5;

  public static final int CORS = CORRELATION + 6;
  public static final int LOGIN_RATE_LIMIT = CORRELATION + 7;
  public static final int TOKEN = CORRELATION + 8;

  private FilterOrder() {}
}
