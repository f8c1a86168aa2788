package com.onelastai.community.post;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.job.ClusterJob;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The collection {@code communitytags}. A write to a post names the tags whose numbers it may have
 * changed; they are counted anew by the index, up to a limit, before the post forgets them. So a
 * crash leaves work to do and never a wrong number.
 */
@Component
class TagCounts {

  /** More posts are not counted. */
  static final int MAX = 10_000;

  static final int LISTED = 100;

  private static final int BATCH = 200;

  private final MongoOperations mongo;

  TagCounts(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** The tags with the most posts. */
  List<TagCount> mostUsed() {
    Query query =
        new Query(where("posts").gte(1))
            .with(Sort.by(Sort.Order.desc("posts"), Sort.Order.asc("_id")))
            .limit(LISTED);
    return mongo.find(query, TagCount.class);
  }

  @ClusterJob(name = "tag-counts", every = "${onelastai.community.tags-every}")
  void count() {
    List<Retagged> posts;
    do {
      Query waiting = new Query(where("retag").exists(true)).limit(BATCH);
      waiting.fields().include("retag", "changedAt");
      posts = mongo.find(waiting, Retagged.class, Post.COLLECTION);
      Set<String> tags = new TreeSet<>();
      posts.forEach(post -> tags.addAll(post.retag()));
      tags.forEach(this::count);
      posts.forEach(this::settle);
    } while (posts.size() == BATCH);
  }

  private void count(String tag) {
    Query tagged = new Query(where("feeds").is(Placement.tag(tag))).limit(MAX);
    long posts = mongo.count(tagged, Post.class);
    mongo.save(new TagCount(tag, posts));
  }

  /** A post that was changed since it was read is counted once more. */
  private void settle(Retagged post) {
    Query unchanged = new Query(where("_id").is(post.id()).and("changedAt").is(post.changedAt()));
    mongo.updateFirst(unchanged, new Update().unset("retag"), Post.class);
  }

  /** A post whose tags wait to be counted. */
  record Retagged(@Id String id, List<String> retag, Instant changedAt) {}
}
