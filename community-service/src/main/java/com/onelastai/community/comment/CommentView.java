package com.onelastai.community.comment;

import com.onelastai.community.member.AuthorView;
import com.onelastai.community.member.Member;
import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.security.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A comment as a reader sees it. */
@Schema(name = "Comment")
record CommentView(
    @Schema(example = "c-9dK3vJ2mQx7LbZ0a") String id,
    @Schema(example = "p-2mQx7LbZ0a9dK3vJ") String postId,
    @Schema(description = "The comment that begins the thread", example = "c-9dK3vJ2mQx7LbZ0a")
        String rootId,
    @Schema(description = "What it replies to; null if it begins a thread")
        @Nullable String replyTo,
    @Schema(description = "How deep it is shown in its thread: from 0 to 6", example = "0")
        int depth,
    @Schema(
            description =
                "Other states are told to the author and to moderators, and stand where "
                    + "a comment with replies was")
        State state,
    @Schema(description = "Null if the author was erased, and where the content is not shown")
        @Nullable AuthorView author,
    @Schema(description = "Markdown; null where it is not shown", example = "The **same** idea.")
        @Nullable String content,
    @Schema(
            description = "Safe to show; null where it is not shown",
            example = "<p>The <strong>same</strong> idea.</p>")
        @Nullable String html,
    @Schema(example = "3") long likeCount,
    @Schema(description = "Whether the caller likes it") boolean liked,
    @Schema(description = "How many replies others see", example = "2") long replyCount,
    @Schema(description = "What an edit has to name", example = "1") int version,
    Instant createdAt,
    @Nullable Instant editedAt) {

  /** How much of a comment there is to see. */
  @Schema(name = "CommentState")
  enum State implements SnakeCaseEnum {
    VISIBLE,
    HELD,
    HIDDEN,
    REMOVED,
    DELETED
  }

  static CommentView of(
      Comment comment, @Nullable Caller caller, Map<String, Member> authors, Set<String> liked) {
    boolean seen = comment.isSeenBy(caller);
    return new CommentView(
        comment.id(),
        comment.postId(),
        comment.rootId(),
        comment.parentId(),
        ThreadPath.depth(comment.path()),
        state(comment),
        seen ? AuthorView.of(comment.author(), authors) : null,
        seen ? comment.content() : null,
        seen ? comment.html() : null,
        comment.likeCount(),
        liked.contains(comment.id()),
        comment.replyCount(),
        comment.version(),
        comment.createdAt(),
        comment.editedAt());
  }

  private static State state(Comment comment) {
    return comment.deleted() ? State.DELETED : State.valueOf(comment.visibility().name());
  }
}
