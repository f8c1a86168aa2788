package com.onelastai.community.suggestion;

import com.onelastai.community.content.Visibility;
import com.onelastai.starter.problem.ApiException;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.http.HttpStatus;

/**
 * Something that members wish for.
 *
 * @param author null if the author was erased
 * @param description in Markdown
 * @param mentioned the ids of members; nobody is told
 * @param note of the moderator who set the status; null if there is none
 * @param news counts the changes of the status, which voters are told of
 * @param statusAt when the status was set
 * @param flags the automatic rules that it met
 * @param listed whether others see it and it was not merged
 * @param terms of the title, by which similar ones are found
 * @param mergedInto the suggestion that has its voters; null if it was not merged
 * @param votersDue true while voters must be told or moved; null otherwise
 * @param revision counts every change, for the optimistic lock
 * @param editedAt when its author last edited it; null if never
 * @param likeCount the votes, counted from events
 */
@RecordBuilder
@Document(Suggestion.COLLECTION)
@CompoundIndex(name = "newest", def = "{'listed': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "mostVoted", def = "{'listed': 1, 'likeCount': -1, '_id': -1}")
@CompoundIndex(
    name = "newestOfStatus",
    def = "{'listed': 1, 'status': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(
    name = "mostVotedOfStatus",
    def = "{'listed': 1, 'status': 1, 'likeCount': -1, '_id': -1}")
@CompoundIndex(name = "latestOfStatus", def = "{'listed': 1, 'status': 1, 'statusAt': -1}")
@CompoundIndex(name = "similar", def = "{'terms': 1, 'listed': 1, 'likeCount': -1}")
@CompoundIndex(name = "newestOfAuthor", def = "{'author': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "mentioning", def = "{'mentioned': 1}")
@CompoundIndex(name = "merged", def = "{'mergedInto': 1}", sparse = true)
@CompoundIndex(name = "votersDue", def = "{'votersDue': 1}", sparse = true)
record Suggestion(
    @Id String id,
    @Nullable String author,
    String title,
    String description,
    String html,
    List<String> mentioned,
    SuggestionCategory category,
    Status status,
    @Nullable String note,
    long news,
    Instant statusAt,
    Visibility visibility,
    List<String> flags,
    boolean listed,
    List<String> terms,
    @Nullable String mergedInto,
    @Nullable Boolean votersDue,
    long revision,
    Instant createdAt,
    @Nullable Instant editedAt,
    long likeCount) {

  static final String COLLECTION = "communitysuggestions";

  /**
   * @throws ApiException 409 {@code suggestion_merged}
   */
  void requireUnmerged() {
    if (mergedInto != null) {
      throw new ApiException(
              HttpStatus.CONFLICT, "suggestion_merged", "The suggestion goes on in another one.")
          .with("mergedInto", mergedInto);
    }
  }
}
