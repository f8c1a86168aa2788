package com.onelastai.community.post;

import com.onelastai.community.content.Visibility;
import com.onelastai.community.text.Markdown;
import com.onelastai.starter.security.Caller;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A post.
 *
 * @param author null if the author was erased
 * @param content in Markdown
 * @param excerpt the beginning, as plain text
 * @param flags the automatic rules that it met
 * @param version counts the author's edits; from 1
 * @param at when it was published; of a draft, when it was last changed
 * @param publishedAt when it was first shown to others; null before
 * @param changedAt when what a search finds last changed
 * @param history what it was before, the oldest first
 * @param feeds in which it stands, see {@link Placement}
 * @param periods see {@link Placement}
 * @param retag tags whose number of posts may have changed; null once they were counted
 * @param hot see {@link Rank#hot}
 * @param removeAt when a deleted one is removed for good; null if it is not deleted
 */
@RecordBuilder
@Document(Post.COLLECTION)
@CompoundIndex(name = "newest", def = "{'feeds': 1, 'at': -1, '_id': -1}")
@CompoundIndex(name = "hottest", def = "{'feeds': 1, 'hot': -1, '_id': -1}")
@CompoundIndex(name = "mostLiked", def = "{'periods': 1, 'likeCount': -1, '_id': -1}")
@CompoundIndex(name = "ofAuthor", def = "{'author': 1, 'state': 1, 'at': -1, '_id': -1}")
@CompoundIndex(name = "changed", def = "{'changedAt': 1, '_id': 1}")
@CompoundIndex(name = "mentioning", def = "{'mentioned': 1}")
@CompoundIndex(name = "toRemove", def = "{'removeAt': 1}", sparse = true)
@CompoundIndex(name = "toRetag", def = "{'retag': 1}", sparse = true)
record Post(
    @Id String id,
    @Nullable String author,
    String title,
    String content,
    String html,
    String excerpt,
    Category category,
    List<String> tags,
    List<String> mentioned,
    PostState state,
    Visibility visibility,
    List<String> flags,
    boolean locked,
    int version,
    Instant createdAt,
    Instant at,
    @Nullable Instant publishedAt,
    @Nullable Instant editedAt,
    Instant changedAt,
    List<Edit> history,
    List<String> feeds,
    List<String> periods,
    @Nullable List<String> retag,
    double hot,
    long likeCount,
    long commentCount,
    long viewCount,
    @Nullable Instant removeAt) {

  static final String COLLECTION = "communityposts";

  /** More are forgotten, the oldest first. */
  static final int MAX_EDITS = 20;

  /**
   * What a post was before an edit.
   *
   * @param until when it was edited
   */
  record Edit(
      int version,
      String title,
      String content,
      Category category,
      List<String> tags,
      Instant until) {

    static Edit of(Post post, Instant until) {
      return new Edit(
          post.version(), post.title(), post.content(), post.category(), post.tags(), until);
    }

    Edit withoutMention(String userId) {
      return new Edit(
          version, title, Markdown.withoutMention(content, userId), category, tags, until);
    }
  }

  boolean isListed() {
    return state == PostState.PUBLISHED && visibility == Visibility.VISIBLE;
  }

  boolean isOf(@Nullable Caller caller) {
    return caller != null && caller.userId().equals(author);
  }

  /** Drafts are their author's alone. */
  boolean isVisibleTo(@Nullable Caller caller) {
    return switch (state) {
      case DELETED -> false;
      case DRAFT -> isOf(caller);
      case PUBLISHED -> isListed() || isOf(caller) || (caller != null && caller.isModerator());
    };
  }
}
