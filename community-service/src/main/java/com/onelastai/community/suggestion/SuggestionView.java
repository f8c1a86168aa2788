package com.onelastai.community.suggestion;

import com.onelastai.community.content.Visibility;
import com.onelastai.community.member.AuthorView;
import com.onelastai.community.member.Member;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A suggestion as a reader sees it. */
@Schema(name = "Suggestion")
record SuggestionView(
    @Schema(example = "s-9dK3vJ2mQx7LbZ0a") String id,
    @Schema(description = "Null if the author was erased") @Nullable AuthorView author,
    @Schema(example = "Let agents answer by mail") String title,
    @Schema(description = "Markdown", example = "I read mails **more often** than chats.")
        String description,
    @Schema(
            description = "Safe to show",
            example = "<p>I read mails <strong>more often</strong> than chats.</p>")
        String html,
    SuggestionCategory category,
    Status status,
    @Schema(description = "Why it has this status", example = "In the next release.")
        @Nullable String note,
    @Schema(description = "When it got this status") Instant statusAt,
    @Schema(description = "Others see it only if it is `visible`") Visibility visibility,
    @Schema(description = "The suggestion that has its voters, if it was merged")
        @Nullable String mergedInto,
    @Schema(description = "May not contain the latest votes until a moment later", example = "42")
        long voteCount,
    @Schema(description = "Whether the caller votes for it") boolean voted,
    @Schema(description = "What an edit has to name", example = "1") long version,
    Instant createdAt,
    @Nullable Instant editedAt) {

  static SuggestionView of(Suggestion suggestion, Map<String, Member> authors, Set<String> voted) {
    return new SuggestionView(
        suggestion.id(),
        AuthorView.of(suggestion.author(), authors),
        suggestion.title(),
        suggestion.description(),
        suggestion.html(),
        suggestion.category(),
        suggestion.status(),
        suggestion.note(),
        suggestion.statusAt(),
        suggestion.visibility(),
        suggestion.mergedInto(),
        suggestion.likeCount(),
        voted.contains(suggestion.id()),
        suggestion.revision(),
        suggestion.createdAt(),
        suggestion.editedAt());
  }
}
