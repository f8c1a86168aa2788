package com.onelastai.community.suggestion;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.ContentId;
import com.onelastai.community.content.SeenContent;
import com.onelastai.community.like.LikeCounts;
import com.onelastai.community.like.Likes;
import com.onelastai.community.like.MostLiked;
import com.onelastai.community.member.Member;
import com.onelastai.community.member.Members;
import com.onelastai.events.community.ContentKind;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** Reads suggestions: lists, the roadmap, and those that are like a title. */
@Service
class Board {

  static final String ADDRESS = "/api/community/suggestions";

  private static final int COLUMN = 50;
  private static final int SIMILAR = 5;

  /** For each word of a title, those with the most votes are compared with it. */
  private static final int CANDIDATES = 50;

  private static final double SIMILAR_FROM = 0.3;

  private static final NewestFirst<Suggestion> NEWEST =
      new NewestFirst<>(
          Suggestion.COLLECTION,
          Suggestion.class,
          "listed",
          "createdAt",
          Suggestion::createdAt,
          Suggestion::id);

  private static final MostLiked<Suggestion> MOST_VOTED =
      new MostLiked<>(Suggestion.class, "_id", Suggestion::likeCount, Suggestion::id);

  private final MongoOperations mongo;
  private final SuggestionStore store;
  private final SeenContent contents;
  private final Members members;
  private final Likes likes;

  Board(
      MongoOperations mongo,
      SuggestionStore store,
      SeenContent contents,
      Members members,
      Likes likes) {
    this.mongo = mongo;
    this.store = store;
    this.contents = contents;
    this.members = members;
    this.likes = likes;
  }

  Listing<SuggestionView> list(
      SuggestionSort sort,
      @Nullable Status status,
      @Nullable String after,
      int size,
      @Nullable Caller caller) {
    Listing<Suggestion> page =
        sort == SuggestionSort.TOP
            ? MOST_VOTED.read(mongo, listed(status), ADDRESS, after, size)
            : NEWEST.read(mongo, true, query -> narrow(query, status), ADDRESS, after, size);
    return page.map(view(page.items(), caller))
        .with("sort", sort.value())
        .with("status", status == null ? null : status.value());
  }

  private static Criteria listed(@Nullable Status status) {
    Criteria listed = where("listed").is(true);
    return status == null ? listed : listed.and("status").is(status);
  }

  private static void narrow(Query query, @Nullable Status status) {
    if (status != null) {
      query.addCriteria(where("status").is(status));
    }
  }

  /**
   * @throws ApiException 404 if the caller does not see it
   */
  SuggestionView get(String id, @Nullable Caller caller) {
    contents.requireSeen(new ContentId(ContentKind.SUGGESTION, id), caller);
    return view(store.require(id), caller);
  }

  SuggestionView view(Suggestion suggestion, @Nullable Caller caller) {
    return view(List.of(suggestion), caller).apply(suggestion);
  }

  /** What is compared with a title. */
  record Candidate(@Id String id, List<String> terms, long likeCount) {}

  /** The most alike first. */
  List<SuggestionView> similar(String title, @Nullable Caller caller) {
    List<String> terms = Terms.of(title);
    Comparator<Candidate> mostAlike =
        Comparator.comparingDouble(found -> Terms.similarity(terms, found.terms()));
    List<String> best =
        terms.stream()
            .flatMap(term -> candidates(term).stream())
            .distinct()
            .filter(found -> Terms.similarity(terms, found.terms()) >= SIMILAR_FROM)
            .sorted(mostAlike.thenComparingLong(Candidate::likeCount).reversed())
            .limit(SIMILAR)
            .map(Candidate::id)
            .toList();
    List<Suggestion> similar =
        best.isEmpty() ? List.of() : mongo.find(new Query(where("_id").in(best)), Suggestion.class);
    return similar.stream()
        .sorted(Comparator.comparingInt(found -> best.indexOf(found.id())))
        .map(view(similar, caller))
        .toList();
  }

  private List<Candidate> candidates(String term) {
    Query query =
        new Query(where("terms").is(term).and("listed").is(true))
            .with(Sort.by(Sort.Direction.DESC, LikeCounts.FIELD))
            .limit(CANDIDATES);
    query.fields().include("terms", LikeCounts.FIELD);
    return mongo.find(query, Candidate.class, Suggestion.COLLECTION);
  }

  /** The most voted of what is planned and started, and what was done last. */
  Roadmap roadmap(@Nullable Caller caller) {
    return new Roadmap(
        column(Status.PLANNED, LikeCounts.FIELD, caller),
        column(Status.STARTED, LikeCounts.FIELD, caller),
        column(Status.DONE, "statusAt", caller));
  }

  private List<SuggestionView> column(Status status, String order, @Nullable Caller caller) {
    Query query = new Query(listed(status)).with(Sort.by(Sort.Direction.DESC, order)).limit(COLUMN);
    List<Suggestion> found = mongo.find(query, Suggestion.class);
    return found.stream().map(view(found, caller)).toList();
  }

  private Function<Suggestion, SuggestionView> view(
      List<Suggestion> suggestions, @Nullable Caller caller) {
    List<String> userIds =
        suggestions.stream().map(Suggestion::author).filter(Objects::nonNull).distinct().toList();
    Map<String, Member> authors = userIds.isEmpty() ? Map.of() : members.findAll(userIds);
    Set<String> voted =
        likes.likedBy(
            caller == null ? null : caller.userId(),
            suggestions.stream().map(Suggestion::id).toList());
    return suggestion -> SuggestionView.of(suggestion, authors, voted);
  }
}
