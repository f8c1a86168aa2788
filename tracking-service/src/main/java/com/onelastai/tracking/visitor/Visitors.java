package com.onelastai.tracking.visitor;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Reads visitors. */
@Component
public class Visitors {

  static final String COLLECTION = "visitors";

  private final MongoOperations mongo;

  Visitors(MongoOperations mongo) {
    this.mongo = mongo;
  }

  public @Nullable Visitor find(String visitorId) {
    return mongo.findById(visitorId, Visitor.class, COLLECTION);
  }
}
