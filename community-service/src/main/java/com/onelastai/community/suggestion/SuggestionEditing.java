package com.onelastai.community.suggestion;

import com.onelastai.community.content.ContentId;
import com.onelastai.community.content.Visibility;
import com.onelastai.community.live.Changes;
import com.onelastai.community.picture.Pictures;
import com.onelastai.community.text.Markdown;
import com.onelastai.community.text.RenderedText;
import com.onelastai.community.trust.Screening;
import com.onelastai.community.trust.Standing;
import com.onelastai.events.community.ContentKind;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Lets authors edit a suggestion until somebody decides what becomes of it. */
@Service
class SuggestionEditing {

  private final SuggestionStore store;
  private final Markdown markdown;
  private final Pictures pictures;
  private final Standing standing;
  private final Changes changes;
  private final Clock clock;

  SuggestionEditing(
      SuggestionStore store,
      Markdown markdown,
      Pictures pictures,
      Standing standing,
      Changes changes,
      Clock clock) {
    this.store = store;
    this.markdown = markdown;
    this.pictures = pictures;
    this.standing = standing;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * @throws ApiException 404 for the suggestion of someone else, 409 {@code suggestion_merged},
   *     {@code suggestion_decided} or {@code changed_meanwhile}
   */
  Suggestion edit(Caller caller, String id, SuggestionEdit edit) {
    Suggestion seen = store.require(id);
    requireEditable(caller, seen, edit);
    standing.requireEditor(caller);
    String title = edit.title().strip();
    String description = edit.description().strip();
    if (title.equals(seen.title()) && description.equals(seen.description())) {
      // The same text is no repetition.
      return seen;
    }
    RenderedText text = markdown.render(description);
    Screening screening =
        standing.screen(caller.userId(), title + " " + text.plain(), text.links());
    pictures.attach(text.pictures(), caller.userId());
    Suggestion edited =
        store.change(
            id,
            before -> {
              requireEditable(caller, before, edit);
              return edited(before, title, description, text, screening);
            },
            (before, after) -> SuggestionStore.written(after));
    changes.add(id, new ContentId(ContentKind.SUGGESTION, id));
    return edited;
  }

  private Suggestion edited(
      Suggestion before, String title, String description, RenderedText text, Screening screening) {
    // What a moderator has hidden stays hidden, whatever is written now.
    boolean shown = before.visibility() == Visibility.VISIBLE;
    return SuggestionBuilder.builder(before)
        .title(title)
        .description(description)
        .html(text.html())
        .mentioned(text.mentioned())
        .terms(Terms.of(title))
        .visibility(shown ? screening.visibility() : before.visibility())
        .flags(screening.flags())
        .editedAt(clock.instant())
        .build();
  }

  private static void requireEditable(Caller caller, Suggestion suggestion, SuggestionEdit edit) {
    if (!caller.userId().equals(suggestion.author())) {
      throw ApiException.notFound("suggestion");
    }
    suggestion.requireUnmerged();
    if (suggestion.status() != Status.OPEN) {
      throw conflict("suggestion_decided", "Its status is set: it cannot be edited any more.");
    }
    if (suggestion.revision() != edit.version()) {
      throw conflict("changed_meanwhile", "The suggestion was changed meanwhile. Read it again.")
          .with("version", suggestion.revision());
    }
  }

  private static ApiException conflict(String code, String detail) {
    return new ApiException(HttpStatus.CONFLICT, code, detail);
  }
}
