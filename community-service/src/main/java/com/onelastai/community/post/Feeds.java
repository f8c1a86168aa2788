package com.onelastai.community.post;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.Cursor;
import com.onelastai.community.content.IndexRanges;
import com.onelastai.starter.listing.Listing;
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
    After place =
        after == null
            ? null
            : Cursor.read(
                "after", after, cursor -> new After(rank.parse(cursor.value()), cursor.tie()));
    Map<String, ListedPost> found = new LinkedHashMap<>();
    for (String feed : feeds) {
      query(feed, rank, place, size + 1).forEach(post -> found.putIfAbsent(post.id(), post));
    }
    List<ListedPost> best =
        found.values().stream().sorted(descending(rank)).limit(size + 1L).toList();
    return Listing.of(
        best, size, last -> next(address, new Cursor(rank.value(last), last.id()), size));
  }

  private List<ListedPost> query(String feed, Rank rank, @Nullable After after, int limit) {
    List<Query> ranges =
        ranges(where(rank.feeds).is(feed), rank, after).stream()
            .map(range -> new Query(range).with(Sort.by(Sort.Direction.DESC, rank.field, "_id")))
            .toList();
    return IndexRanges.read(ranges, limit, range -> ListedPost.find(mongo, range));
  }

  private static List<Criteria> ranges(Criteria ofFeed, Rank rank, @Nullable After after) {
    return after == null
        ? List.of(ofFeed)
        : List.of(
            new Criteria()
                .andOperator(ofFeed, where(rank.field).is(after.value()).and("_id").lt(after.id())),
            new Criteria().andOperator(ofFeed, where(rank.field).lt(after.value())));
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

  /** The last post of a page, by the value of the field that orders. */
  private record After(Object value, String id) {}
}
