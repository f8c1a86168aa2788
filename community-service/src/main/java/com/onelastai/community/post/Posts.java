package com.onelastai.community.post;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.Visibility;
import com.onelastai.community.picture.Pictures;
import com.onelastai.community.text.Markdown;
import com.onelastai.community.text.RenderedText;
import com.onelastai.community.trust.Activity;
import com.onelastai.community.trust.Screening;
import com.onelastai.community.trust.Standing;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.random.RandomToken;
import com.onelastai.starter.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What members do with posts. */
@Service
class Posts {

  static final int MAX_DRAFTS = 50;

  /** How long moderators and appeals can still refer to a deleted post. */
  private static final Duration DELETED = Duration.ofDays(30);

  private static final int EXCERPT = 280;
  private static final int ID_BYTES = 12;

  private final PostStore store;
  private final Markdown markdown;
  private final Standing standing;
  private final Pictures pictures;
  private final MongoOperations mongo;
  private final Clock clock;

  Posts(
      PostStore store,
      Markdown markdown,
      Standing standing,
      Pictures pictures,
      MongoOperations mongo,
      Clock clock) {
    this.store = store;
    this.markdown = markdown;
    this.standing = standing;
    this.pictures = pictures;
    this.mongo = mongo;
    this.clock = clock;
  }

  Post create(PostRequest request, Caller caller) {
    RenderedText text = markdown.render(request.content());
    if (request.isDraft()) {
      requireRoomForDrafts(caller.userId());
    } else {
      standing.require(caller, Activity.POST);
    }
    Post draft = written(blank(caller.userId()), request, text);
    pictures.attach(text.pictures(), caller.userId());
    return store.insert(request.isDraft() ? draft : published(draft, text));
  }

  private void requireRoomForDrafts(String userId) {
    Query drafts = new Query(where("author").is(userId).and("state").is(PostState.DRAFT));
    if (mongo.count(drafts.limit(MAX_DRAFTS), Post.class) == MAX_DRAFTS) {
      throw new ApiException(
          HttpStatus.CONFLICT,
          "too_many_drafts",
          "You have %d drafts. Publish or delete one.".formatted(MAX_DRAFTS));
    }
  }

  private Post blank(String userId) {
    Instant now = clock.instant();
    return PostBuilder.builder()
        .id("p-" + RandomToken.next(ID_BYTES))
        .author(userId)
        .state(PostState.DRAFT)
        .visibility(Visibility.VISIBLE)
        .flags(List.of())
        .version(1)
        .createdAt(now)
        .at(now)
        .history(List.of())
        .build();
  }

  private static Post written(Post post, PostRequest request, RenderedText text) {
    return PostBuilder.builder(post)
        .title(request.title().strip())
        .content(request.content())
        .html(text.html())
        .excerpt(excerpt(text.plain()))
        .category(request.categoryOrDefault())
        .tags(request.distinctTags())
        .mentioned(text.mentioned())
        .build();
  }

  static String excerpt(String plain) {
    if (plain.length() <= EXCERPT) {
      return plain;
    }
    int end = Character.isHighSurrogate(plain.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
    return plain.substring(0, end) + "…";
  }

  /** As the rules decide: at once, or when a moderator has seen it. */
  private Post published(Post draft, RenderedText text) {
    Screening screening = screen(draft, text);
    return PostBuilder.builder(draft)
        .state(PostState.PUBLISHED)
        .visibility(screening.visibility())
        .flags(screening.flags())
        .at(clock.instant())
        .build();
  }

  private Screening screen(Post post, RenderedText text) {
    String author = post.author();
    if (author == null) {
      throw ApiException.notFound("post");
    }
    return standing.screen(author, post.title() + "\n" + text.plain(), text.links());
  }

  Post publish(String id, Caller caller) {
    Post draft = requireOwn(id, caller);
    if (draft.state() != PostState.DRAFT) {
      return draft;
    }
    standing.require(caller, Activity.POST);
    Post published = published(draft, markdown.render(draft.content()));
    return replaced(draft, published);
  }

  Post edit(String id, PostEdit edit, Caller caller) {
    Post post = requireOwn(id, caller);
    standing.requireEditor(caller);
    if (post.version() != edit.version()) {
      throw conflict(post.version());
    }
    RenderedText text = markdown.render(edit.content());
    Instant now = clock.instant();
    Post written =
        PostBuilder.builder(written(post, edit.text(), text)).version(post.version() + 1).build();
    pictures.attach(text.pictures(), caller.userId());
    return replaced(
        post,
        post.state() == PostState.DRAFT
            ? PostBuilder.builder(written).at(now).build()
            : screened(post, written, text, now));
  }

  private Post screened(Post before, Post written, RenderedText text, Instant now) {
    List<Post.Edit> history = new ArrayList<>(before.history());
    history.add(Post.Edit.of(before, now));
    PostBuilder edited =
        PostBuilder.builder(written)
            .editedAt(now)
            .history(history.subList(Math.max(0, history.size() - Post.MAX_EDITS), history.size()));
    // The same text with other tags is no repetition.
    if (!before.title().equals(written.title()) || !before.content().equals(written.content())) {
      Screening screening = screen(written, text);
      edited.flags(screening.flags());
      if (before.isListed()) {
        // An edit does not show what a moderator has hidden.
        edited.visibility(screening.visibility());
      }
    }
    return edited.build();
  }

  /** Nobody sees it any more; it is removed after a while. */
  void delete(String id, Caller caller) {
    Post post = requireOwn(id, caller);
    replaced(
        post,
        PostBuilder.builder(post)
            .state(PostState.DELETED)
            .removeAt(clock.instant().plus(DELETED))
            .build());
  }

  private Post replaced(Post before, Post after) {
    if (!store.replace(before, after)) {
      throw conflict(store.read(before.id()).map(Post::version).orElse(before.version()));
    }
    return store.read(before.id()).orElse(after);
  }

  private static ApiException conflict(int version) {
    return new ApiException(
            HttpStatus.CONFLICT,
            "changed_meanwhile",
            "The post was changed since. Read it again before you change it.")
        .with("version", version);
  }

  /**
   * @throws ApiException 404 if the caller does not see it
   */
  Post require(String id, @Nullable Caller caller) {
    return store
        .read(id)
        .filter(post -> post.isVisibleTo(caller))
        .orElseThrow(() -> ApiException.notFound("post"));
  }

  private Post requireOwn(String id, Caller caller) {
    Post post = require(id, caller);
    if (!post.isOf(caller)) {
      throw ApiException.forbidden();
    }
    return post;
  }
}
