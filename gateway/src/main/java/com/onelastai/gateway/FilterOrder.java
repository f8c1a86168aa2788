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
  public static final int CORS = CORRELATION + 5;

  /** Before tokens are checked, which costs more than counting; users are counted after that. */
  public static final int ADDRESS_RATE_LIMIT = CORRELATION + 6;

  private FilterOrder() {}
}
