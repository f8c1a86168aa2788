package com.onelastai.community.comment;

import com.onelastai.community.content.ClientIds;
import com.onelastai.community.content.ContentId;
import com.onelastai.community.content.ContentSnapshot;
import com.onelastai.community.content.SeenContent;
import com.onelastai.community.content.Visibility;
import com.onelastai.community.live.Changes;
import com.onelastai.community.picture.Pictures;
import com.onelastai.community.text.Markdown;
import com.onelastai.community.text.RenderedText;
import com.onelastai.community.trust.Activity;
import com.onelastai.community.trust.Screening;
import com.onelastai.community.trust.Standing;
import com.onelastai.events.community.ContentKind;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What members do with comments. */
@Service
class CommentService {

  private static final String PREFIX = "c-";

  private final CommentStore store;
  private final SeenContent contents;
  private final Markdown markdown;
  private final Pictures pictures;
  private final Standing standing;
  private final Changes changes;
  private final Clock clock;

  CommentService(
      CommentStore store,
      SeenContent contents,
      Markdown markdown,
      Pictures pictures,
      Standing standing,
      Changes changes,
      Clock clock) {
    this.store = store;
    this.contents = contents;
    this.markdown = markdown;
    this.pictures = pictures;
    this.standing = standing;
    this.changes = changes;
    this.clock = clock;
  }

  Comment add(Caller caller, String postId, NewComment request) {
    ContentSnapshot post = contents.requireSeen(new ContentId(ContentKind.POST, postId), caller);
    String id = ClientIds.of(PREFIX, caller.userId() + "/" + postId, request.clientId());
    Optional<Comment> sentBefore = request.clientId() == null ? Optional.empty() : store.read(id);
    if (sentBefore.isPresent()) {
      return sentBefore.get();
    }
    if (post.locked() && !caller.isModerator()) {
      throw new ApiException(HttpStatus.CONFLICT, "locked", "The post takes no more comments.");
    }
    Comment parent = request.replyTo() == null ? null : parent(caller, postId, request.replyTo());
    standing.require(caller, Activity.COMMENT);
    Comment comment = comment(caller, id, post, parent, request.content().strip());
    try {
      return store.insert(comment, post);
    } catch (DuplicateKeyException sentAtTheSameTime) {
      return store.require(id);
    }
  }

  private Comment parent(Caller caller, String postId, String id) {
    return store
        .read(id)
        .filter(comment -> comment.postId().equals(postId))
        .filter(comment -> !comment.deleted() && comment.isSeenBy(caller))
        .orElseThrow(() ->
            ApiException.invalid(
                List.of(
                    new FieldProblem(
                        "replyTo", "unknown_comment", "must be a comment on this post"))));
  }

  private Comment comment(
      Caller caller, String id, ContentSnapshot post, @Nullable Comment parent, String content) {
    Instant now = clock.instant();
    RenderedText text = markdown.render(content);
    Screening screening = standing.screen(caller.userId(), text.plain(), text.links());
    pictures.attach(text.pictures(), caller.userId());
    return CommentBuilder.builder()
        .id(id)
        .postId(post.postId())
        .author(caller.userId())
        .threadOf(parent == null ? post.postId() : null)
        .rootId(parent == null ? id : parent.rootId())
        .parentId(parent == null ? null : parent.id())
        .path(parent == null ? ThreadPath.root(id, now) : ThreadPath.reply(parent.path(), id, now))
        .content(content)
        .html(text.html())
        .mentioned(text.mentioned())
        .visibility(screening.visibility())
        .flags(screening.flags())
        .version(1)
        .createdAt(now)
        .build();
  }

  /**
   * @throws ApiException 404 for the comment of someone else, 409 {@code changed_meanwhile}
   */
  Comment edit(Caller caller, String id, CommentEdit edit) {
    Comment seen = store.require(id);
    requireEditable(caller, seen, edit);
    standing.requireEditor(caller);
    String content = edit.content().strip();
    if (content.equals(seen.content())) {
      // The same text is no repetition.
      return seen;
    }
    RenderedText text = markdown.render(content);
    Screening screening = standing.screen(caller.userId(), text.plain(), text.links());
    pictures.attach(text.pictures(), caller.userId());
    Comment edited =
        store.change(
            id,
            comment -> {
              requireEditable(caller, comment, edit);
              return edited(comment, content, text, screening);
            });
    changes.add(edited.postId(), new ContentId(ContentKind.COMMENT, id));
    return edited;
  }

  private Comment edited(Comment comment, String content, RenderedText text, Screening screening) {
    // What a moderator has hidden stays hidden, whatever is written now.
    boolean shown = comment.visibility() == Visibility.VISIBLE;
    return CommentBuilder.builder(comment)
        .content(content)
        .html(text.html())
        .mentioned(text.mentioned())
        .visibility(shown ? screening.visibility() : comment.visibility())
        .flags(screening.flags())
        .version(comment.version() + 1)
        .editedAt(clock.instant())
        .build();
  }

  /** Idempotent. */
  void delete(Caller caller, String id) {
    requireAuthor(caller, store.require(id));
    store.change(id, comment -> CommentBuilder.builder(comment).deleted(true).build());
  }

  private static void requireEditable(Caller caller, Comment comment, CommentEdit edit) {
    requireAuthor(caller, comment);
    if (comment.deleted()) {
      throw ApiException.notFound("comment");
    }
    if (comment.version() != edit.version()) {
      throw new ApiException(
              HttpStatus.CONFLICT,
              "changed_meanwhile",
              "The comment was changed meanwhile. Read it again.")
          .with("version", comment.version());
    }
  }

  private static void requireAuthor(Caller caller, Comment comment) {
    if (!caller.userId().equals(comment.author())) {
      throw ApiException.notFound("comment");
    }
  }
}
