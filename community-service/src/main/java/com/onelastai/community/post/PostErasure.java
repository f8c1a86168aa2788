package com.onelastai.community.post;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.text.Markdown;
import com.onelastai.community.text.RenderedText;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.work.OptimisticRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Erases a user from posts: what others see stays without the person, or goes, by a setting; what
 * only the user sees goes; and where others mention the user, the name goes.
 */
@Component
class PostErasure implements UserDataHolder {

  enum ErasedPosts {
    KEEP,
    REMOVE
  }

  private static final int ATTEMPTS = 10;
  private static final int BATCH = 100;

  /** So that the tags of a removed post are counted before it goes. */
  private static final Duration REMOVED_AFTER = Duration.ofHours(1);

  private final PostStore store;
  private final Markdown markdown;
  private final MongoOperations mongo;
  private final Clock clock;
  private final ErasedPosts setting;

  PostErasure(
      PostStore store,
      Markdown markdown,
      MongoOperations mongo,
      Clock clock,
      @Value("${onelastai.community.erased-posts}") ErasedPosts setting) {
    this.store = store;
    this.markdown = markdown;
    this.mongo = mongo;
    this.clock = clock;
    this.setting = setting;
  }

  @Override
  public void erase(String userId) {
    changeAll(where("author").is(userId), this::withoutAuthor);
    changeAll(where("mentioned").is(userId), post -> withoutMention(post, userId));
  }

  /** A changed post does not match any more. */
  private void changeAll(Criteria criteria, Function<Post, Post> change) {
    List<Post> posts;
    do {
      posts = mongo.find(new Query(criteria).limit(BATCH), Post.class);
      posts.forEach(post -> change(post.id(), change));
    } while (posts.size() == BATCH);
  }

  private void change(String id, Function<Post, Post> change) {
    OptimisticRetry.until(
        ATTEMPTS,
        "A post",
        () ->
            store
                .read(id)
                .map(post ->
                    store.replace(
                        post,
                        PostBuilder.builder(change.apply(post))
                            .version(post.version() + 1)
                            .build()))
                .orElse(true));
  }

  private Post withoutAuthor(Post post) {
    PostBuilder erased = PostBuilder.builder(post).author(null).history(List.of());
    if (setting == ErasedPosts.KEEP && post.isListed()) {
      return erased.build();
    }
    return erased
        .state(PostState.DELETED)
        .title("")
        .content("")
        .html("")
        .excerpt("")
        .mentioned(List.of())
        .removeAt(clock.instant().plus(REMOVED_AFTER))
        .build();
  }

  private Post withoutMention(Post post, String userId) {
    String content = Markdown.withoutMention(post.content(), userId);
    RenderedText text = markdown.render(content);
    return PostBuilder.builder(post)
        .content(content)
        .html(text.html())
        .excerpt(Posts.excerpt(text.plain()))
        .mentioned(post.mentioned().stream().filter(other -> !other.equals(userId)).toList())
        .history(post.history().stream().map(edit -> edit.withoutMention(userId)).toList())
        .build();
  }
}
