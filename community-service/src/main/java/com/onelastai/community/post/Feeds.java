package com.onelastai.community.post;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.IndexRanges;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Reads feeds. A page is a range of an index, in its order, so that it costs the same however many
 * posts there are; it begins after a post, so that new ones do not shift it.
 */
@Component
class Feeds {

  private final MongoOperations mongo;

  Feeds(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /**
   * A page of several feeds as one.
   *
   * @param address where it is read, for the address of its next page
   */
  Listing<ListedPost> read(
      Collection<String> feeds, Rank rank, String address, @Nullable String after, int size) {
    Cursor cursor = after == null ? null : Cursor.parse(after, rank);
    Map<String, ListedPost> found = new LinkedHashMap<>();
    for (String feed : feeds) {
      query(feed, rank, cursor, size + 1).forEach(post -> found.putIfAbsent(post.id(), post));
    }
    List<ListedPost> best =
        found.values().stream().sorted(descending(rank)).limit(size + 1L).toList();
    return Listing.of(best, size, last -> next(address, Cursor.of(last, rank), size));
  }

  private List<ListedPost> query(String feed, Rank rank, @Nullable Cursor cursor, int limit) {
    List<Query> ranges =
        ranges(where(rank.feeds).is(feed), rank, cursor).stream()
            .map(range -> new Query(range).with(Sort.by(Sort.Direction.DESC, rank.field, "_id")))
            .toList();
    return IndexRanges.read(ranges, limit, range -> ListedPost.find(mongo, range));
  }

  private static List<Criteria> ranges(Criteria ofFeed, Rank rank, @Nullable Cursor cursor) {
    return cursor == null
        ? List.of(ofFeed)
        : List.of(
            new Criteria()
                .andOperator(
                    ofFeed, where(rank.field).is(cursor.value()).and("_id").lt(cursor.id())),
            new Criteria().andOperator(ofFeed, where(rank.field).lt(cursor.value())));
  }

  private static Comparator<ListedPost> descending(Rank rank) {
    Comparator<ListedPost> ascending =
        switch (rank) {
          case NEWEST -> Comparator.comparing(ListedPost::at);
          case HOTTEST -> Comparator.comparingDouble(ListedPost::hot);
          case MOST_LIKED -> Comparator.comparingLong(ListedPost::likeCount);
        };
    return ascending.thenComparing(ListedPost::id).reversed();
  }

  private static String next(String address, Cursor cursor, int size) {
    return UriComponentsBuilder.fromPath(address)
        .queryParam("after", cursor.word())
        .queryParam("size", size)
        .encode()
        .toUriString();
  }

  /**
   * The last post of a page, as an opaque text that clients send back.
   *
   * @param value of the field that orders
   */
  private record Cursor(String text, Object value, String id) {

    static Cursor of(ListedPost last, Rank rank) {
      String value = rank.value(last);
      return new Cursor(value, rank.parse(value), last.id());
    }

    static Cursor parse(String word, Rank rank) {
      try {
        String text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
        int separator = text.indexOf(' ');
        String value = text.substring(0, separator);
        return new Cursor(value, rank.parse(value), text.substring(separator + 1));
      } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
        throw ApiException.invalid(
            List.of(
                new FieldProblem(
                    "after", "unknown_cursor", "is not a cursor from the address of a next page")));
      }
    }

    String word() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((text + " " + id).getBytes(StandardCharsets.UTF_8));
    }
  }
}
