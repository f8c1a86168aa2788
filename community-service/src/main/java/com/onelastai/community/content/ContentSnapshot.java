package com.onelastai.community.content;

import com.onelastai.starter.security.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Content as moderators see it.
 *
 * @param author null if the author was erased
 * @param postId the post that it is or belongs to; a suggestion's own id
 * @param title of the post or suggestion
 * @param text as it was written, in Markdown
 * @param locked whether the post takes no more comments
 */
public record ContentSnapshot(
    ContentId id,
    @Nullable String author,
    String postId,
    String title,
    String text,
    Visibility visibility,
    boolean locked,
    Instant createdAt) {

  /** Its author and moderators see it in any state. */
  public boolean isSeenBy(@Nullable Caller caller) {
    return visibility == Visibility.VISIBLE
        || (caller != null && (caller.isModerator() || caller.userId().equals(author)));
  }
}
