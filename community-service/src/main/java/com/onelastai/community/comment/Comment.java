package com.onelastai.community.comment;

import com.onelastai.community.content.Visibility;
import com.onelastai.starter.security.Caller;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A comment on a post.
 *
 * @param author null if the author was erased
 * @param threadOf the post, if this begins a thread; null for a reply
 * @param rootId the comment that begins the thread; its own id if it does
 * @param parentId what it replies to; null if it begins a thread
 * @param path see {@link ThreadPath}
 * @param content in Markdown
 * @param mentioned the ids of members
 * @param flags the automatic rules that it met
 * @param announced whether others have seen it once; they are not told again
 * @param deleted by its author
 * @param version counts the author's edits; from 1
 * @param revision counts every change of what is shown, for the optimistic lock
 * @param replyCount how many replies to it others see, counted from events
 */
@RecordBuilder
@Document(Comment.COLLECTION)
@CompoundIndex(name = "threads", def = "{'threadOf': 1, 'path': 1}")
@CompoundIndex(name = "mostLiked", def = "{'threadOf': 1, 'likeCount': -1, 'path': -1}")
@CompoundIndex(name = "thread", def = "{'rootId': 1, 'path': 1}")
@CompoundIndex(name = "newestOfAuthor", def = "{'author': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "mentioning", def = "{'mentioned': 1}")
record Comment(
    @Id String id,
    String postId,
    @Nullable String author,
    @Nullable String threadOf,
    String rootId,
    @Nullable String parentId,
    String path,
    String content,
    String html,
    List<String> mentioned,
    Visibility visibility,
    List<String> flags,
    boolean announced,
    boolean deleted,
    int version,
    long revision,
    Instant createdAt,
    @Nullable Instant editedAt,
    long likeCount,
    long replyCount) {

  static final String COLLECTION = "communitycomments";

  /** Whether others see it. */
  boolean isShown() {
    return !deleted && visibility == Visibility.VISIBLE;
  }

  /** Whether its content is shown to the caller; what was deleted is shown to moderators alone. */
  boolean isSeenBy(@Nullable Caller caller) {
    return isShown()
        || (caller != null
            && (caller.isModerator() || (!deleted && caller.userId().equals(author))));
  }
}
