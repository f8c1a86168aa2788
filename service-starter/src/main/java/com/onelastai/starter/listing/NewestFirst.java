package com.onelastai.starter.listing;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Reads the documents of an owner, or of all, newest first. A page begins after a document, not
 * after a number of documents, so that every page costs the same and new documents do not shift the
 * pages.
 *
 * @param owner the field that names the owner, first in the index that is read
 * @param time the field that orders
 */
public record NewestFirst<T>(
    String collection,
    Class<T> type,
    String owner,
    String time,
    Function<T, Instant> timeOf,
    Function<T, String> idOf) {

  /** Later than any document. */
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * @param address where the list is read, for the address of its next page
   * @param after the cursor of the page before; null for the first page
   */
  public Listing<T> read(
      MongoOperations mongo, Object ownerId, String address, @Nullable String after, int size) {
    return read(mongo, ownerId, query -> {}, address, after, size);
  }

  /**
   * @param narrowing adds criteria of other fields, or the fields to read
   * @see #read(MongoOperations, Object, String, String, int)
   */
  public Listing<T> read(
      MongoOperations mongo,
      Object ownerId,
      Consumer<Query> narrowing,
      String address,
      @Nullable String after,
      int size) {
    Criteria criteria = where(owner).is(ownerId);
    Cursor cursor = Cursor.parse(after);
    return page(
        mongo,
        cursor == null ? criteria : new Criteria().andOperator(criteria, afterwards(cursor)),
        narrowing,
        address,
        size);
  }

  /** Reads the documents of all owners, by an index on time and {@code _id}. */
  public Listing<T> readAll(
      MongoOperations mongo, String address, @Nullable String after, int size) {
    Cursor cursor = Cursor.parse(after);
    return page(
        mongo,
        cursor == null
            ? where(time).lte(END)
            : new Criteria().andOperator(where(time).lte(cursor.time()), afterwards(cursor)),
        query -> {},
        address,
        size);
  }

  private Criteria afterwards(Cursor cursor) {
    return new Criteria()
        .orOperator(
            where(time).lt(cursor.time()),
            where(time).is(cursor.time()).and("_id").lt(cursor.id()));
  }

  private Listing<T> page(
      MongoOperations mongo,
      Criteria criteria,
      Consumer<Query> narrowing,
      String address,
      int size) {
    Query query =
        new Query(criteria).with(Sort.by(Sort.Direction.DESC, time, "_id")).limit(size + 1);
    narrowing.accept(query);
    return Listing.of(
        mongo.find(query, type, collection),
        size,
        last ->
            UriComponentsBuilder.fromPath(address)
                .queryParam("after", new Cursor(timeOf.apply(last), idOf.apply(last)).word())
                .queryParam("size", size)
                .encode()
                .toUriString());
  }

  /** The last record of a page, as an opaque text that clients send back. */
  private record Cursor(Instant time, String id) {

    static @Nullable Cursor parse(@Nullable String word) {
      if (word == null) {
        return null;
      }
      try {
        String text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
        int separator = text.indexOf(' ');
        return new Cursor(
            Instant.ofEpochMilli(Long.parseLong(text.substring(0, separator))),
            text.substring(separator + 1));
      } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
        throw ApiException.invalid(
            List.of(
                new FieldProblem(
                    "after", "unknown_cursor", "is not a cursor from the address of a next page")));
      }
    }

    String word() {
      String text = time.toEpochMilli() + " " + id;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
