package com.onelastai.community.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.text.Markdown;
import com.onelastai.community.text.RenderedText;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.export.UserDataSource;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** What a user commented, in their export and their erasure. */
@Component
class CommentData implements UserDataHolder, UserDataSource {

  /** What happens to what erased users wrote; comments go the way of posts. */
  enum ErasedPosts {
    KEEP,
    REMOVE
  }

  private static final int BATCH = 200;

  private final MongoOperations mongo;
  private final CommentStore store;
  private final Markdown markdown;
  private final ErasedPosts setting;

  CommentData(
      MongoOperations mongo,
      CommentStore store,
      Markdown markdown,
      @Value("${onelastai.community.erased-posts}") ErasedPosts setting) {
    this.mongo = mongo;
    this.store = store;
    this.markdown = markdown;
    this.setting = setting;
  }

  /** A comment as it is exported. */
  @Schema(name = "ExportedComment")
  record Exported(String id, String postId, String content, boolean deleted, Instant createdAt) {}

  @Override
  public String name() {
    return "comments";
  }

  @Override
  public List<?> of(String userId) {
    Query newest =
        new Query(where("author").is(userId))
            .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id"));
    return mongo.find(newest, Comment.class).stream()
        .map(comment ->
            new Exported(
                comment.id(),
                comment.postId(),
                comment.content(),
                comment.deleted(),
                comment.createdAt()))
        .toList();
  }

  @Override
  public void erase(String userId) {
    each(new Query(where("author").is(userId)), this::withoutAuthor);
    each(new Query(where("mentioned").is(userId)), comment -> withoutMention(comment, userId));
  }

  private void each(Query query, UnaryOperator<Comment> change) {
    query.limit(BATCH);
    for (List<Comment> found = mongo.find(query, Comment.class);
        !found.isEmpty();
        found = mongo.find(query, Comment.class)) {
      found.forEach(comment -> store.change(comment.id(), change));
    }
  }

  /** What is not shown, or does not stay, keeps its place for its replies alone. */
  private Comment withoutAuthor(Comment comment) {
    CommentBuilder erased = CommentBuilder.builder(comment).author(null);
    return setting == ErasedPosts.KEEP && comment.isShown()
        ? erased.build()
        : erased.content("").html("").mentioned(List.of()).deleted(true).build();
  }

  private Comment withoutMention(Comment comment, String userId) {
    String content = Markdown.withoutMention(comment.content(), userId);
    RenderedText text = markdown.render(content);
    return CommentBuilder.builder(comment)
        .content(content)
        .html(text.html())
        .mentioned(text.mentioned().stream().filter(id -> !id.equals(userId)).toList())
        .build();
  }
}
