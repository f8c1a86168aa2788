package com.onelastai.starter.visit;

/**
 * Headers in which the gateway names the caller. It removes them from what clients send. Without
 * the visitor's header, the caller refused to be tracked.
 */
public final class VisitHeaders {

  public static final String VISITOR = "X-OneLastAI-Visitor";
  public static final String SESSION = "X-OneLastAI-Session";
  public static final String CLIENT_ADDRESS = "X-OneLastAI-Client-Address";
  public static final String CORRELATION = "X-Correlation-Id";

  /** The visit that a page of another site carries itself. Services do not get it. */
  public static final String CARRIED_VISIT = "X-OneLastAI-Visit";

  /** The visitor's decision, from a page of another site. Services do not get it. */
  public static final String CONSENT = "X-OneLastAI-Consent";

  private VisitHeaders() {}
}
