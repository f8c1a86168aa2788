package com.onelastai.community.like;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.Cursor;
import com.onelastai.community.content.IndexRanges;
import com.onelastai.starter.listing.Listing;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Reads content with the most likes first, a page at a time. What is liked while somebody turns the
 * pages may be shown twice, or not.
 *
 * @param tie the field that orders what has the same number of likes, the greatest first
 */
public record MostLiked<T>(
    Class<T> type, String tie, ToLongFunction<T> countOf, Function<T, String> tieOf) {

  /**
   * @param criteria begin with fields of an index that continues with the number of likes
   * @param after the cursor of the page before; null for the first page
   */
  public Listing<T> read(
      MongoOperations mongo, Criteria criteria, String address, @Nullable String after, int size) {
    Sort sort = Sort.by(Sort.Direction.DESC, LikeCounts.FIELD, tie);
    List<Query> ranges =
        (after == null
                ? List.of(criteria)
                : Cursor.read("after", after, place -> afterwards(criteria, place)))
            .stream().map(range -> new Query(range).with(sort)).toList();
    return Listing.of(
        IndexRanges.read(ranges, size + 1, range -> mongo.find(range, type)),
        size,
        last ->
            UriComponentsBuilder.fromPath(address)
                .queryParam("after", cursor(last).word())
                .queryParam("size", size)
                .encode()
                .toUriString());
  }

  private Cursor cursor(T last) {
    return new Cursor(Long.toString(countOf.applyAsLong(last)), tieOf.apply(last));
  }

  private List<Criteria> afterwards(Criteria criteria, Cursor place) {
    long count = Long.parseLong(place.value());
    Criteria equal = where(LikeCounts.FIELD).is(count).and(tie).lt(place.tie());
    return List.of(
        new Criteria().andOperator(criteria, equal),
        new Criteria().andOperator(criteria, where(LikeCounts.FIELD).lt(count)));
  }
}
