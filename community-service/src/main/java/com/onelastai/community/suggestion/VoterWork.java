package com.onelastai.community.suggestion;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.ContentId;
import com.onelastai.community.like.Likes;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.SuggestionAdvanced;
import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.work.LeasedWork;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Tells voters what becomes of a suggestion, and moves them with a merged one, in the background: a
 * request does not wait for thousands. Each step is one update that changes nothing when it is
 * repeated, so instances need no lease, and a sweep finishes what a crash interrupted.
 */
@Component
class VoterWork implements AutoCloseable {

  private static final int CAPACITY = 1_000;
  private static final int BATCH = 100;

  private final MongoOperations mongo;
  private final SuggestionStore store;
  private final Likes likes;
  private final LeasedWork<String> work =
      new LeasedWork<>("suggestion-voters", CAPACITY, this::process);

  VoterWork(MongoOperations mongo, SuggestionStore store, Likes likes) {
    this.mongo = mongo;
    this.store = store;
    this.likes = likes;
  }

  void add(Suggestion suggestion) {
    if (suggestion.votersDue() != null) {
      work.add(suggestion.id());
    }
  }

  @InstanceJob(name = "suggestion-voters", every = "${onelastai.suggestions.sweep-every}")
  void sweep() {
    work.sweep(BATCH, this::due);
  }

  private List<String> due(int max) {
    Query query = new Query(where("votersDue").is(true)).limit(max);
    query.fields().include("_id");
    return mongo.find(query, Document.class, Suggestion.COLLECTION).stream()
        .map(found -> found.getString("_id"))
        .toList();
  }

  void process(String id) {
    Suggestion suggestion = store.require(id);
    if (suggestion.votersDue() == null) {
      return;
    }
    if (suggestion.mergedInto() == null) {
      tell(suggestion);
    } else {
      move(suggestion, suggestion.mergedInto());
    }
    // Unless it was merged, or got another status, meanwhile.
    store.change(
        id,
        now ->
            now.news() == suggestion.news()
                    && Objects.equals(now.mergedInto(), suggestion.mergedInto())
                ? SuggestionBuilder.builder(now).votersDue(null).build()
                : now,
        SuggestionStore.Events.NONE);
  }

  private void tell(Suggestion suggestion) {
    boolean more = true;
    while (more) {
      more =
          likes.tell(
              suggestion.id(),
              suggestion.news(),
              BATCH,
              voter ->
                  new SuggestionAdvanced(
                      suggestion.id(), voter, suggestion.title(), suggestion.status().value()));
    }
  }

  private void move(Suggestion from, String into) {
    Suggestion target = store.require(into);
    if (from.author() != null) {
      vote(target, from.author());
    }
    for (List<String> voters = likes.likers(from.id(), BATCH);
        !voters.isEmpty();
        voters = likes.likers(from.id(), BATCH)) {
      for (String voter : voters) {
        vote(target, voter);
        likes.set(content(from), from.author(), voter, false);
      }
    }
    pass(from, into);
  }

  /** Whoever suggested the same does not vote for their own. */
  private void vote(Suggestion target, String voter) {
    if (!voter.equals(target.author())) {
      likes.set(content(target), target.author(), voter, true);
    }
  }

  /** The target may itself have been merged meanwhile: then its new voters go on from there. */
  private void pass(Suggestion from, String into) {
    store.change(
        into,
        target ->
            target.mergedInto() == null
                ? target
                : SuggestionBuilder.builder(target).votersDue(true).build(),
        SuggestionStore.Events.NONE);
    mongo
        .find(new Query(where("mergedInto").is(from.id())), Suggestion.class)
        .forEach(earlier ->
            store.change(
                earlier.id(),
                merged -> SuggestionBuilder.builder(merged).mergedInto(into).build(),
                SuggestionStore.Events.NONE));
  }

  private static ContentId content(Suggestion suggestion) {
    return new ContentId(ContentKind.SUGGESTION, suggestion.id());
  }

  @Override
  public void close() throws InterruptedException {
    work.close();
  }
}
