package com.onelastai.community.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.PostPart;
import java.util.List;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Removes the threads of a post, a batch at a time. */
@Component
class CommentRemoval implements PostPart {

  private static final int BATCH = 500;

  private final MongoOperations mongo;

  CommentRemoval(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @Override
  public void removeFrom(String postId) {
    for (List<String> roots = last(where("threadOf").is(postId));
        !roots.isEmpty();
        roots = last(where("threadOf").is(postId))) {
      roots.forEach(this::removeThread);
    }
  }

  /** What begins the thread goes last, so that the next run finds what a crash leaves of it. */
  private void removeThread(String root) {
    for (List<String> some = last(where("rootId").is(root));
        !some.isEmpty();
        some = last(where("rootId").is(root))) {
      mongo.remove(new Query(where("_id").in(some)), Comment.class);
    }
  }

  private List<String> last(Criteria criteria) {
    Query query = new Query(criteria).with(Sort.by(Sort.Direction.DESC, "path")).limit(BATCH);
    query.fields().include("_id");
    return mongo.find(query, Document.class, Comment.COLLECTION).stream()
        .map(found -> found.getString("_id"))
        .toList();
  }
}
