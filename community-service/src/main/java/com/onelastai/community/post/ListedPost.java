package com.onelastai.community.post;

import com.onelastai.community.content.Visibility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** What lists show of a {@link Post}, which is much less than there is. */
public record ListedPost(
    @Id String id,
    @Nullable String author,
    String title,
    String excerpt,
    Category category,
    List<String> tags,
    PostState state,
    Visibility visibility,
    boolean locked,
    Instant at,
    @Nullable Instant editedAt,
    double hot,
    long likeCount,
    long commentCount,
    long viewCount) {

  static List<ListedPost> find(MongoOperations mongo, Query query) {
    return mongo.find(only(query), ListedPost.class, Post.COLLECTION);
  }

  /** Leaves the large fields in the store. */
  static Query only(Query query) {
    query
        .fields()
        .include("author", "title", "excerpt", "category", "tags", "state", "visibility")
        .include("locked", "at", "editedAt", "hot", "likeCount", "commentCount", "viewCount");
    return query;
  }
}
