package com.onelastai.tracking.pageview;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Reads page views. */
@Component
public class PageViews {

  static final String COLLECTION = "pageviews";

  private static final NewestFirst<PageView> BY_SESSION =
      new NewestFirst<>(
          COLLECTION,
          PageView.class,
          "sessionId",
          "timestamp",
          PageView::timestamp,
          PageView::recordId);

  private final MongoOperations mongo;

  PageViews(MongoOperations mongo) {
    this.mongo = mongo;
  }

  public Listing<PageView> ofSession(
      String sessionId, String address, @Nullable String after, int size) {
    return BY_SESSION.read(mongo, sessionId, address, after, size);
  }
}
