package com.onelastai.starter.visit;

/**
 * What the gateway tells the services about who calls. It removes these headers from what clients
 * send. Without the visitor's, the caller refused to be followed.
 */
public final class VisitHeaders {

  public static final String VISITOR = "X-OneLastAI-Visitor";
  public static final String SESSION = "X-OneLastAI-Session";
  public static final String CLIENT_ADDRESS = "X-OneLastAI-Client-Address";
  public static final String CORRELATION = "X-Correlation-Id";

  private VisitHeaders() {}
}
