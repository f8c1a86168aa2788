package com.onelastai.community.suggestion;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.text.Markdown;
import com.onelastai.community.text.RenderedText;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.export.UserDataSource;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** What a user suggested, in their export and their erasure. */
@Component
class SuggestionData implements UserDataHolder, UserDataSource {

  private static final int BATCH = 200;

  private final MongoOperations mongo;
  private final SuggestionStore store;
  private final Markdown markdown;

  SuggestionData(MongoOperations mongo, SuggestionStore store, Markdown markdown) {
    this.mongo = mongo;
    this.store = store;
    this.markdown = markdown;
  }

  /** A suggestion as it is exported. */
  @Schema(name = "ExportedSuggestion")
  record Exported(String id, String title, String description, Status status, Instant createdAt) {}

  @Override
  public String name() {
    return "suggestions";
  }

  @Override
  public List<?> of(String userId) {
    Query newest =
        new Query(where("author").is(userId))
            .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id"));
    return mongo.find(newest, Suggestion.class).stream()
        .map(suggestion ->
            new Exported(
                suggestion.id(),
                suggestion.title(),
                suggestion.description(),
                suggestion.status(),
                suggestion.createdAt()))
        .toList();
  }

  @Override
  public void erase(String userId) {
    each(new Query(where("author").is(userId)), SuggestionData::withoutAuthor);
    each(
        new Query(where("mentioned").is(userId)), suggestion -> withoutMention(suggestion, userId));
  }

  private void each(Query query, UnaryOperator<Suggestion> change) {
    query.limit(BATCH);
    for (List<Suggestion> found = mongo.find(query, Suggestion.class);
        !found.isEmpty();
        found = mongo.find(query, Suggestion.class)) {
      found.forEach(
          suggestion -> store.change(suggestion.id(), change, SuggestionStore.Events.NONE));
    }
  }

  /** What others vote for stays without the person. */
  private static Suggestion withoutAuthor(Suggestion suggestion) {
    SuggestionBuilder erased = SuggestionBuilder.builder(suggestion).author(null);
    return suggestion.listed()
        ? erased.build()
        : erased.title("").description("").html("").mentioned(List.of()).terms(List.of()).build();
  }

  private Suggestion withoutMention(Suggestion suggestion, String userId) {
    String description = Markdown.withoutMention(suggestion.description(), userId);
    RenderedText text = markdown.render(description);
    return SuggestionBuilder.builder(suggestion)
        .description(description)
        .html(text.html())
        .mentioned(text.mentioned().stream().filter(id -> !id.equals(userId)).toList())
        .build();
  }
}
