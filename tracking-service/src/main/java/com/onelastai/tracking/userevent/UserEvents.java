package com.onelastai.tracking.userevent;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Reads user events. */
@Component
public class UserEvents {

  static final String COLLECTION = "userevents";

  private static final NewestFirst<UserEvent> BY_SESSION =
      new NewestFirst<>(
          COLLECTION,
          UserEvent.class,
          "sessionId",
          "timestamp",
          UserEvent::timestamp,
          UserEvent::recordId);

  private final MongoOperations mongo;

  UserEvents(MongoOperations mongo) {
    this.mongo = mongo;
  }

  public Listing<UserEvent> ofSession(
      String sessionId, String address, @Nullable String after, int size) {
    return BY_SESSION.read(mongo, sessionId, address, after, size).map(UserEvent::asSent);
  }
}
