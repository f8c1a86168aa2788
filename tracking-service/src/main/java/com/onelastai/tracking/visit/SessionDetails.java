package com.onelastai.tracking.visit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.onelastai.starter.listing.Listing;
import com.onelastai.tracking.pageview.PageView;
import com.onelastai.tracking.session.Session;
import com.onelastai.tracking.userevent.UserEvent;

record SessionDetails(
    @JsonUnwrapped Session session, Listing<PageView> pageViews, Listing<UserEvent> userEvents) {}
