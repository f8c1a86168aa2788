package com.onelastai.mongodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Documents of mixed shapes, and queries, changes and indexes of their fields. */
final class RandomQueries {

  private static final List<String> PATHS = List.of("a", "b", "c.d", "c.e", "list.k", "plain");
  private static final List<String> RANGES = List.of("$gt", "$gte", "$lt", "$lte");

  private final Random random;

  RandomQueries(long seed) {
    random = new Random(seed);
  }

  Document document(int id) {
    Document document = new Document("_id", id);
    maybe(document, "a", this::value);
    maybe(document, "b", this::scalar);
    maybe(document, "c", this::nested);
    maybe(document, "list", () -> some(3, this::nested));
    maybe(document, "plain", () -> random.nextInt(6));
    if (random.nextBoolean()) {
      document.append("unique", id);
    }
    return document;
  }

  private void maybe(Document document, String field, Supplier<@Nullable Object> value) {
    if (random.nextInt(5) > 0) {
      document.append(field, value.get());
    }
  }

  private @Nullable Object value() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> some(3, this::scalar);
      case 2 -> List.of(some(2, this::scalar));
      case 3 -> nested();
      default -> scalar();
    };
  }

  private @Nullable Object nested() {
    if (random.nextInt(6) == 0) {
      return scalar();
    }
    Document nested = new Document();
    maybe(nested, "d", this::scalar);
    maybe(nested, "e", () -> random.nextInt(4) == 0 ? some(2, this::scalar) : scalar());
    maybe(nested, "k", this::scalar);
    return nested;
  }

  private @Nullable Object scalar() {
    int small = random.nextInt(4);
    return switch (random.nextInt(14)) {
      case 0 -> null;
      case 1, 2 -> small;
      case 3 -> (long) small;
      case 4 -> small / 2.0;
      case 5 -> -small;
      case 6 -> new Decimal128(small);
      case 7 -> (1L << 53) + small;
      case 8, 9 -> List.of("", "a", "b", "\u00e9\ud83d\ude00").get(small);
      case 10 -> "long ".repeat(60) + small;
      case 11 -> small % 2 == 0;
      case 12 -> Date.from(Instant.ofEpochSecond(small - 2L));
      default ->
          small < 3 ? new ObjectId("0".repeat(23) + small) : new Binary(new byte[] {(byte) small});
    };
  }

  private List<@Nullable Object> some(int most, Supplier<@Nullable Object> element) {
    List<@Nullable Object> list = new ArrayList<>();
    IntStream.range(0, random.nextInt(most + 1)).forEach(_ -> list.add(element.get()));
    return list;
  }

  Document query() {
    Document query = new Document();
    IntStream.rangeClosed(0, random.nextInt(3)).forEach(_ -> query.append(path(), condition()));
    switch (random.nextInt(8)) {
      case 0 -> query.append("$or", List.of(part(), part()));
      case 1 -> {
        String path = path();
        query.append(
            "$and", List.of(new Document(path, condition()), new Document(path, condition())));
      }
      case 2 -> query.append("_id", new Document("$in", some(20, () -> random.nextInt(100))));
      case 3 -> query.append("unique", new Document("$in", some(5, this::scalar)));
      default -> {}
    }
    return query;
  }

  private Document part() {
    return new Document(path(), condition()).append(path(), condition());
  }

  private @Nullable Object condition() {
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> scalar();
      case 3 -> value();
      case 4, 5, 6 -> new Document(operator(), scalar()).append(operator(), scalar());
      case 7 -> new Document(operator(), scalar());
      case 8, 9 -> new Document("$in", some(4, this::scalar));
      case 10 -> new Document("$exists", random.nextBoolean());
      case 11 -> new Document("$exists", true).append(operator(), scalar());
      case 12 -> new Document(operator(), scalar()).append("$ne", scalar());
      default -> new Document("$eq", scalar());
    };
  }

  Document sort() {
    List<String> paths = new ArrayList<>(PATHS);
    paths.add("_id");
    Collections.shuffle(paths, random);
    Document sort = new Document();
    paths.subList(0, random.nextInt(4)).forEach(path -> sort.append(path, direction()));
    return sort;
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  Document change() {
    return switch (random.nextInt(4)) {
      case 0 -> new Document("$unset", new Document(top(), ""));
      case 1 -> new Document("$set", new Document("plain", random.nextInt(6)));
      default -> new Document("$set", new Document(top(), value()));
    };
  }

  Document indexKeys() {
    List<String> paths = new ArrayList<>(PATHS);
    Collections.shuffle(paths, random);
    Document keys = new Document();
    paths.subList(0, 1 + random.nextInt(3)).forEach(path -> keys.append(path, direction()));
    return keys;
  }

  @Nullable Document partialFilter() {
    return switch (random.nextInt(5)) {
      case 0 -> new Document(path(), new Document("$exists", true));
      case 1 -> new Document("plain", random.nextInt(6));
      default -> null;
    };
  }

  boolean isSparse() {
    return random.nextInt(3) == 0;
  }

  private int direction() {
    return random.nextBoolean() ? 1 : -1;
  }

  private String operator() {
    return RANGES.get(random.nextInt(RANGES.size()));
  }

  private String path() {
    return PATHS.get(random.nextInt(PATHS.size()));
  }

  private String top() {
    return List.of("a", "b", "c", "list").get(random.nextInt(4));
  }
}
