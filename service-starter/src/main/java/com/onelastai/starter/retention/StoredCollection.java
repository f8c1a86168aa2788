package com.onelastai.starter.retention;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose documents expire.
 *
 * @param visitor the field of its documents that names a browser; null if they tell of nobody
 * @param indexes its indexes, besides those on {@code _id} and {@value #EXPIRES_AT}
 */
public record StoredCollection(String name, @Nullable String visitor, List<IndexModel> indexes) {

  public static final String EXPIRES_AT = "expiresAt";

  /** The field of documents that tell of somebody that names the account, if one was used. */
  public static final String USER = "userId";

  /** A collection that tells of nobody. */
  public StoredCollection(String name, Bson... indexes) {
    this(name, null, Stream.of(indexes).map(IndexModel::new).toList());
  }

  /** A collection that tells of people, who can be found in it and removed. */
  public static StoredCollection ofPeople(String name, String visitor, Bson... indexes) {
    List<IndexModel> all = new ArrayList<>();
    Stream.of(indexes).map(IndexModel::new).forEach(all::add);
    all.add(sparse(USER));
    return new StoredCollection(name, visitor, all);
  }

  /** The same with an index by browser, where none of the others begins with it. */
  public StoredCollection indexedByVisitor() {
    return visitor == null
        ? this
        : new StoredCollection(
            name, visitor, Stream.concat(indexes.stream(), Stream.of(sparse(visitor))).toList());
  }

  /** An index that lists what belongs to an owner, the newest first. */
  public static Bson newestBy(String owner, String time) {
    return Indexes.compoundIndex(
        Indexes.ascending(owner), Indexes.descending(time), Indexes.descending("_id"));
  }

  private static IndexModel sparse(String field) {
    return new IndexModel(Indexes.ascending(field), new IndexOptions().sparse(true));
  }
}
