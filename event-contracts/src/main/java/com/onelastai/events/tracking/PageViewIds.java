package com.onelastai.events.tracking;

import java.util.UUID;

/**
 * Ids of page views. An id that a page chooses belongs to its visitor. One that the gateway gives
 * to a page load cannot be guessed: who reports it has the page, even if consent or a cookie has
 * made another visitor of them since.
 */
public final class PageViewIds {

  private static final String LOAD = "load.";

  private PageViewIds() {}

  /** A new id for a page load. */
  public static String ofLoad() {
    return LOAD + UUID.randomUUID();
  }

  public static boolean isOfLoad(String pageviewId) {
    return pageviewId.startsWith(LOAD);
  }

  /** The id of the record of a page view. */
  public static String ofRecord(Actor reporter, String pageviewId) {
    return isOfLoad(pageviewId) ? pageviewId : reporter.scoped(pageviewId);
  }
}
