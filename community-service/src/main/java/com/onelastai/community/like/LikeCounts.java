package com.onelastai.community.like;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.ContentId;
import com.onelastai.events.community.ContentKind;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Reads how many like something, as what is liked has counted it. */
@Component
public class LikeCounts {

  /** The field of posts, comments and suggestions that counts {@code ContentLiked}. */
  public static final String FIELD = "likeCount";

  private static final Map<ContentKind, String> COLLECTIONS =
      Map.of(
          ContentKind.POST, "communityposts",
          ContentKind.COMMENT, "communitycomments",
          ContentKind.SUGGESTION, "communitysuggestions");

  private final MongoOperations mongo;

  LikeCounts(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** Zero if there is no such content. */
  public long of(ContentId id) {
    Query query = new Query(where("_id").is(id.id()));
    query.fields().include(FIELD);
    String collection = Objects.requireNonNull(COLLECTIONS.get(id.kind()));
    Document found = mongo.findOne(query, Document.class, collection);
    return found != null && found.get(FIELD) instanceof Number count ? count.longValue() : 0;
  }
}
