package com.onelastai.tracking.visit;

import com.onelastai.starter.listing.Listing;
import com.onelastai.tracking.pageview.PageView;
import com.onelastai.tracking.session.Session;
import com.onelastai.tracking.visitor.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * What is known of whoever asks.
 *
 * @param tracked whether the caller lets itself be followed
 * @param visitor null until something of it has been stored
 */
record CurrentVisit(
    boolean tracked,
    @Nullable String visitorId,
    @Nullable String sessionId,
    @Nullable Visitor visitor,
    @Nullable Session session,
    Listing<PageView> pageViews) {

  static final CurrentVisit NOT_TRACKED =
      new CurrentVisit(false, null, null, null, null, Listing.empty());
}
