package com.onelastai.gateway.correlation;

import org.springframework.web.server.ServerWebExchange;

/** The id of a request. */
public final class Correlation {

  /** Where log lines find it. */
  public static final String LOG_KEY = "correlationId";

  static final String ATTRIBUTE = Correlation.class.getName();

  private Correlation() {}

  public static String of(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(ATTRIBUTE, "");
  }
}
