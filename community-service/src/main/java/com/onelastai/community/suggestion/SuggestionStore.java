package com.onelastai.community.suggestion;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.ContentId;
import com.onelastai.community.content.ContentSnapshot;
import com.onelastai.community.content.ContentStore;
import com.onelastai.community.content.Visibility;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.community.ContentFlagged;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentWritten;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.work.OptimisticRetry;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code communitysuggestions}. */
@Repository
class SuggestionStore implements ContentStore {

  private static final int ATTEMPTS = 10;

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;

  SuggestionStore(MongoOperations mongo, OutboxTemplate outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
    outbox.register(Suggestion.class);
  }

  Optional<Suggestion> read(String id) {
    return Optional.ofNullable(mongo.findById(id, Suggestion.class));
  }

  /**
   * @throws ApiException 404
   */
  Suggestion require(String id) {
    return read(id).orElseThrow(() -> ApiException.notFound("suggestion"));
  }

  Suggestion insert(Suggestion suggestion) {
    Suggestion placed = placed(suggestion);
    outbox.insert(placed, written(placed));
    return placed;
  }

  /**
   * Changes a suggestion. The change runs again if someone else came first.
   *
   * @param change returns the same suggestion where there is nothing to change
   * @param events that are published with the change
   * @return the suggestion after the change
   */
  Suggestion change(String id, UnaryOperator<Suggestion> change, Events events) {
    return OptimisticRetry.retry(
        ATTEMPTS,
        () -> {
          Suggestion before = require(id);
          Suggestion changed = placed(change.apply(before));
          if (changed.equals(before)) {
            return before;
          }
          Suggestion after =
              SuggestionBuilder.builder(changed).revision(before.revision() + 1).build();
          OptimisticRetry.require(write(before, after, events.of(before, after)), "The suggestion");
          return after;
        });
  }

  /** What a change tells. */
  @FunctionalInterface
  interface Events {

    Events NONE = (before, after) -> new DomainEvent[0];

    DomainEvent[] of(Suggestion before, Suggestion after);
  }

  /** What a new text tells. */
  static DomainEvent[] written(Suggestion suggestion) {
    String id = suggestion.id();
    DomainEvent written = new ContentWritten(ContentKind.SUGGESTION, id, suggestion.revision());
    return suggestion.flags().isEmpty()
        ? new DomainEvent[] {written}
        : new DomainEvent[] {
          written, new ContentFlagged(ContentKind.SUGGESTION, id, suggestion.flags())
        };
  }

  private static Suggestion placed(Suggestion suggestion) {
    return SuggestionBuilder.builder(suggestion)
        .listed(suggestion.visibility() == Visibility.VISIBLE && suggestion.mergedInto() == null)
        .build();
  }

  private boolean write(Suggestion before, Suggestion after, DomainEvent... events) {
    Query unchanged = new Query(where("_id").is(before.id()).and("revision").is(before.revision()));
    Update update =
        new Update()
            .set("title", after.title())
            .set("description", after.description())
            .set("html", after.html())
            .set("mentioned", after.mentioned())
            .set("terms", after.terms())
            .set("status", after.status())
            .set("news", after.news())
            .set("statusAt", after.statusAt())
            .set("visibility", after.visibility())
            .set("flags", after.flags())
            .set("listed", after.listed())
            .set("revision", after.revision());
    setOrUnset(update, "author", after.author());
    setOrUnset(update, "note", after.note());
    setOrUnset(update, "mergedInto", after.mergedInto());
    setOrUnset(update, "votersDue", after.votersDue());
    setOrUnset(update, "editedAt", after.editedAt());
    return outbox.update(unchanged, update, Suggestion.class, events);
  }

  private static void setOrUnset(Update update, String field, @Nullable Object value) {
    if (value == null) {
      update.unset(field);
    } else {
      update.set(field, value);
    }
  }

  @Override
  public ContentKind kind() {
    return ContentKind.SUGGESTION;
  }

  @Override
  public Optional<ContentSnapshot> find(String id) {
    return read(id).map(SuggestionStore::snapshot);
  }

  private static ContentSnapshot snapshot(Suggestion suggestion) {
    return new ContentSnapshot(
        new ContentId(ContentKind.SUGGESTION, suggestion.id()),
        suggestion.author(),
        suggestion.id(),
        suggestion.title(),
        suggestion.description(),
        suggestion.visibility(),
        false,
        suggestion.createdAt());
  }

  @Override
  public boolean setVisibility(String id, Visibility visibility) {
    boolean found = read(id).isPresent();
    if (found) {
      change(
          id,
          suggestion -> SuggestionBuilder.builder(suggestion).visibility(visibility).build(),
          Events.NONE);
    }
    return found;
  }

  @Override
  public boolean setLocked(String id, boolean locked) {
    return false;
  }
}
