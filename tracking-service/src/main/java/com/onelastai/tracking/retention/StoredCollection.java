package com.onelastai.tracking.retention;

import com.mongodb.client.model.Indexes;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * A collection whose documents expire.
 *
 * @param indexes the keys of its indexes, besides those on {@code _id} and {@value #EXPIRES_AT}
 */
public record StoredCollection(String name, List<Bson> indexes) {

  public static final String EXPIRES_AT = "expiresAt";

  public StoredCollection(String name, Bson... indexes) {
    this(name, List.of(indexes));
  }

  /** An index that lists what belongs to an owner, the newest first. */
  public static Bson newestBy(String owner, String time) {
    return Indexes.compoundIndex(
        Indexes.ascending(owner), Indexes.descending(time), Indexes.descending("_id"));
  }
}
