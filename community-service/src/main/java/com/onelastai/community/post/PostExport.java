package com.onelastai.community.post;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.export.UserDataSource;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The posts and drafts of a user in their export. */
@Component
class PostExport implements UserDataSource {

  private final MongoOperations mongo;

  PostExport(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @Override
  public String name() {
    return "posts";
  }

  @Override
  public List<PostView> of(String userId) {
    Query all =
        new Query(where("author").is(userId)).with(Sort.by(Sort.Direction.DESC, "at", "_id"));
    return mongo.find(all, Post.class).stream()
        .map(post -> PostView.of(post, Map.of(), false))
        .toList();
  }
}
