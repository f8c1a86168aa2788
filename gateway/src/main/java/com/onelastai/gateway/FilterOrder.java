package com.onelastai.gateway;

import org.springframework.core.Ordered;

/** The order in which a request passes the web filters. */
public final class FilterOrder {

  /** First, so that every log line can name the request. */
  public static final int CORRELATION = Ordered.HIGHEST_PRECEDENCE;

  public static final int SECURITY_HEADERS = CORRELATION + 1;

  /** Around every filter that can refuse a call: a refused call is counted, too. */
  public static final int API_CALL = CORRELATION + 2;

  public static final int VISIT = CORRELATION + 3;
  public static final int REQUEST_LIMIT = CORRELATION + 4;

  public static final int ORIGIN = CORRELATION + 5;
  public static final int TOKEN = CORRELATION + 6;

  private FilterOrder() {}
}
