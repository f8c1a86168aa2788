package com.onelastai.community.suggestion;

import com.onelastai.community.content.ClientIds;
import com.onelastai.community.content.ContentId;
import com.onelastai.community.like.Likes;
import com.onelastai.community.picture.Pictures;
import com.onelastai.community.text.Markdown;
import com.onelastai.community.text.RenderedText;
import com.onelastai.community.trust.Activity;
import com.onelastai.community.trust.Screening;
import com.onelastai.community.trust.Standing;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.SuggestionAdvanced;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.lock.UserLock;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Service;

/** What members and moderators do with suggestions. */
@Service
class Suggestions {

  private static final String MERGES = "merges";

  private final SuggestionStore store;
  private final VoterWork voters;
  private final Likes likes;
  private final Markdown markdown;
  private final Pictures pictures;
  private final Standing standing;
  private final Clock clock;
  private final UserLock lock;

  Suggestions(
      SuggestionStore store,
      VoterWork voters,
      Likes likes,
      Markdown markdown,
      Pictures pictures,
      Standing standing,
      Clock clock,
      MongoOperations mongo,
      IndexCreation indexes) {
    this.store = store;
    this.voters = voters;
    this.likes = likes;
    this.markdown = markdown;
    this.pictures = pictures;
    this.standing = standing;
    this.clock = clock;
    // Two merges at once could merge two suggestions into each other.
    this.lock =
        new UserLock(
            mongo,
            indexes,
            clock,
            "communitysuggestionlocks",
            Duration.ofMinutes(1),
            "merge_in_progress",
            "Another suggestion is being merged. Try again in a second.");
  }

  Suggestion add(Caller caller, SuggestionRequest request) {
    String id = ClientIds.of("s-", caller.userId(), request.clientId());
    Optional<Suggestion> sentBefore =
        request.clientId() == null ? Optional.empty() : store.read(id);
    if (sentBefore.isPresent()) {
      return sentBefore.get();
    }
    standing.require(caller, Activity.SUGGEST);
    try {
      return store.insert(suggestion(caller, id, request));
    } catch (DuplicateKeyException sentAtTheSameTime) {
      return store.require(id);
    }
  }

  private Suggestion suggestion(Caller caller, String id, SuggestionRequest request) {
    Instant now = clock.instant();
    String title = request.title().strip();
    String description = request.description().strip();
    RenderedText text = markdown.render(description);
    Screening screening =
        standing.screen(caller.userId(), title + " " + text.plain(), text.links());
    pictures.attach(text.pictures(), caller.userId());
    return SuggestionBuilder.builder()
        .id(id)
        .author(caller.userId())
        .title(title)
        .description(description)
        .html(text.html())
        .mentioned(text.mentioned())
        .category(request.category())
        .status(Status.OPEN)
        .statusAt(now)
        .visibility(screening.visibility())
        .flags(screening.flags())
        .terms(Terms.of(title))
        .createdAt(now)
        .build();
  }

  /**
   * @throws ApiException 409 {@code suggestion_merged}, and what {@link Likes#toggle} throws
   */
  Suggestion vote(Caller caller, String id, boolean vote) {
    store.require(id).requireUnmerged();
    likes.toggle(caller, new ContentId(ContentKind.SUGGESTION, id), vote);
    Suggestion voted = store.require(id);
    if (voted.mergedInto() != null) {
      // Merged at this moment, it may have moved its other voters already.
      voters.add(
          store.change(
              id,
              merged -> SuggestionBuilder.builder(merged).votersDue(true).build(),
              SuggestionStore.Events.NONE));
    }
    return voted;
  }

  /** Sets the status, and tells the author and the voters if it is another one. */
  Suggestion setStatus(String id, Status status, @Nullable String note) {
    Suggestion set =
        store.change(id, before -> withStatus(before, status, note), Suggestions::advanced);
    voters.add(set);
    return set;
  }

  private Suggestion withStatus(Suggestion before, Status status, @Nullable String note) {
    before.requireUnmerged();
    SuggestionBuilder after = SuggestionBuilder.builder(before).note(note);
    return status == before.status()
        ? after.build()
        : after
            .status(status)
            .statusAt(clock.instant())
            .news(before.news() + 1)
            .votersDue(true)
            .build();
  }

  /** Voters are told afterwards, in the background. */
  private static DomainEvent[] advanced(Suggestion before, Suggestion after) {
    return after.author() == null || after.news() == before.news()
        ? new DomainEvent[0]
        : new DomainEvent[] {
          new SuggestionAdvanced(after.id(), after.author(), after.title(), after.status().value())
        };
  }

  /** Lets the voters of a suggestion vote for another one instead; idempotent. */
  Suggestion merge(String id, String into) {
    return lock.withLock(
        MERGES,
        () -> {
          Suggestion target = store.read(into).filter(Suggestion::listed).orElse(null);
          if (target == null || into.equals(id)) {
            throw ApiException.invalid(
                List.of(
                    new FieldProblem(
                        "into", "unknown_suggestion", "must be another suggestion that is shown")));
          }
          Suggestion merged =
              store.change(id, before -> mergedInto(before, into), SuggestionStore.Events.NONE);
          voters.add(merged);
          return merged;
        });
  }

  private static Suggestion mergedInto(Suggestion before, String into) {
    if (into.equals(before.mergedInto())) {
      return before;
    }
    before.requireUnmerged();
    return SuggestionBuilder.builder(before).mergedInto(into).votersDue(true).build();
  }
}
