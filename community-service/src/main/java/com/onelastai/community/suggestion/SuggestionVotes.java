package com.onelastai.community.suggestion;

import com.onelastai.community.content.EventCounts;
import com.onelastai.community.like.LikeCounts;
import com.onelastai.events.community.CommunityEvent;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts the votes for suggestions. */
@Component
class SuggestionVotes {

  private final EventCounts counts;

  SuggestionVotes(EventCounts counts) {
    this.counts = counts;
  }

  // Events of erased users count as well: one of them takes their votes back.
  @EventListener(group = "suggestion-votes", types = ContentLiked.class)
  void on(List<Received<CommunityEvent>> batch) {
    counts.count(
        Suggestion.COLLECTION,
        batch,
        event ->
            event instanceof ContentLiked vote && vote.kind() == ContentKind.SUGGESTION
                ? vote.contentId()
                : null,
        (current, events, changes) ->
            events.forEach(event ->
                changes.increment(
                    LikeCounts.FIELD,
                    event instanceof ContentLiked vote && vote.liked() ? 1 : -1)));
  }
}
