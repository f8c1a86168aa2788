package com.onelastai.community.post;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.Visibility;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The posts for a search, which keeps an index of its own. */
@Component
public class PostSource {

  private final MongoOperations mongo;

  PostSource(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** What can be found of a post. */
  public record Searchable(
      @Id String id,
      String title,
      String html,
      List<String> tags,
      PostState state,
      Visibility visibility,
      Instant at,
      Instant changedAt) {

    public boolean isListed() {
      return state == PostState.PUBLISHED && visibility == Visibility.VISIBLE;
    }
  }

  /**
   * The next posts in the order of their last change, those that nobody sees any more too.
   *
   * @param id of the last one that was changed at this time; empty for all of that time
   */
  public List<Searchable> changedAfter(Instant time, String id, int limit) {
    Criteria later =
        where("changedAt")
            .gte(time)
            .orOperator(where("changedAt").gt(time), where("changedAt").is(time).and("_id").gt(id));
    Query query = new Query(later).with(Sort.by("changedAt", "_id")).limit(limit);
    query.fields().include("title", "html", "tags", "state", "visibility", "at", "changedAt");
    return mongo.find(query, Searchable.class, Post.COLLECTION);
  }

  /** Those of these posts that everyone sees, in the same order. */
  public List<ListedPost> listed(Collection<String> ids) {
    Map<String, ListedPost> found =
        ListedPost.find(mongo, new Query(where("_id").in(ids))).stream()
            .filter(post ->
                post.state() == PostState.PUBLISHED && post.visibility() == Visibility.VISIBLE)
            .collect(Collectors.toMap(ListedPost::id, Function.identity()));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }
}
