package com.onelastai.starter.test;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** The indexes that a service's collections have. */
public final class StoredIndexes {

  private StoredIndexes() {}

  /** Such as {@code users {"email": 1} unique sparse}. */
  public static List<String> of(MongoOperations mongo) {
    return mongo.getCollectionNames().stream()
        .flatMap(name ->
            StreamSupport.stream(mongo.getCollection(name).listIndexes().spliterator(), false)
                .map(index -> name + " " + describe(index)))
        .toList();
  }

  private static String describe(Document index) {
    String flags =
        Stream.of("unique", "sparse", "expireAfterSeconds")
            .filter(index::containsKey)
            .reduce("", (all, flag) -> all + " " + flag);
    return index.get("key", Document.class).toJson() + flags;
  }
}
