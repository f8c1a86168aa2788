package com.onelastai.community.like;

import com.onelastai.community.content.ContentId;
import com.onelastai.events.community.ContentKind;
import com.onelastai.starter.index.Expires;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A user's like of a post or comment, or their vote for a suggestion.
 *
 * @param id {@code <content's id>/<user's id>}, so that a user likes once
 * @param liked false once it was taken back
 * @param changes how often it was given or taken back
 * @param told the latest news of the content that the user was told
 * @param expiresAt when one that was taken back is forgotten; null while it counts
 */
@Document(Like.COLLECTION)
@Expires
@CompoundIndex(name = "untold", def = "{'contentId': 1, 'liked': 1, 'told': 1}")
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'since': -1, '_id': -1}")
record Like(
    @Id String id,
    ContentKind kind,
    String contentId,
    String userId,
    boolean liked,
    long changes,
    long told,
    Instant since,
    @Nullable Instant expiresAt) {

  static final String COLLECTION = "communitylikes";

  static Like of(ContentId content, String userId, Instant since) {
    return new Like(
        id(content.id(), userId), content.kind(), content.id(), userId, true, 1, 0, since, null);
  }

  static String id(String contentId, String userId) {
    return contentId + "/" + userId;
  }
}
