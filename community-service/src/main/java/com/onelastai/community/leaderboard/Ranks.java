package com.onelastai.community.leaderboard;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.onelastai.community.leaderboard.ScoreChanged.Move;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.CounterCollection;
import com.onelastai.starter.projection.UpdateBuilder;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Repository;

/**
 * The collection {@code leaderboardranks}: how many users have which score. A score is three digits
 * to the base 256; a document counts the users by one digit, for each value of the digits before
 * it. So a rank is the sum over at most three documents with at most 256 counters each.
 */
@Repository
class Ranks {

  private static final String NAME = "leaderboardranks";
  private static final String COUNTS = "n";
  private static final int LEVELS = 3;
  private static final int BITS = 8;
  private static final int DIGITS = 1 << BITS;
  private static final int MAX_SCORE = (1 << BITS * LEVELS) - 1;

  /** Declares the indexes; documents are written field by field. */
  @org.springframework.data.mongodb.core.mapping.Document(NAME)
  @Expires
  private record Counts(@Id String id) {}

  /** A counter: that of a score at a level. */
  private record Cell(String id, int digit) {

    static Cell of(String board, int score, int level) {
      int shifted = Math.min(score, MAX_SCORE) >> BITS * (LEVELS - 1 - level);
      return new Cell(board + "/" + level + "/" + shifted / DIGITS, shifted % DIGITS);
    }

    static Stream<Cell> all(String board, int score) {
      return Stream.iterate(0, level -> level < LEVELS, level -> level + 1)
          .map(level -> of(board, score, level));
    }
  }

  private final MongoCollection<Document> collection;
  private final CounterCollection counters;

  Ranks(MongoDatabaseFactory mongo) {
    this.collection = mongo.getMongoDatabase().getCollection(NAME);
    this.counters = CounterCollection.reading(mongo, NAME);
  }

  void count(List<Received<ScoreChanged>> batch) {
    Map<String, Set<Received<ScoreChanged>>> documents = new LinkedHashMap<>();
    for (Received<ScoreChanged> received : batch) {
      received.event().moves().stream()
          .flatMap(move -> cells(move).keySet().stream())
          .forEach(cell ->
              documents.computeIfAbsent(cell.id(), _ -> new LinkedHashSet<>()).add(received));
    }
    Map<String, List<Received<ScoreChanged>>> events = new LinkedHashMap<>();
    documents.forEach((id, group) -> events.put(id, List.copyOf(group)));
    counters.count(events, Ranks::count);
  }

  private static void count(
      String id,
      @Nullable Document current,
      List<Received<ScoreChanged>> events,
      UpdateBuilder changes) {
    String board = id.substring(0, id.indexOf('/'));
    events.stream()
        .flatMap(received -> received.event().moves().stream())
        .filter(move -> move.board().equals(board))
        .forEach(move -> {
          if (move.expiresAt() != null) {
            changes.setOnInsert(Expires.FIELD, Date.from(move.expiresAt()));
          }
          cells(move)
              .forEach((cell, by) -> {
                if (cell.id().equals(id)) {
                  changes.increment(COUNTS + "." + cell.digit(), by);
                }
              });
        });
  }

  /** The counters that a move changes, and by how much. */
  private static Map<Cell, Long> cells(Move move) {
    Map<Cell, Long> cells = new HashMap<>();
    if (move.from() != null) {
      Cell.all(move.board(), move.from()).forEach(cell -> cells.merge(cell, -1L, Long::sum));
    }
    if (move.to() != null) {
      Cell.all(move.board(), move.to()).forEach(cell -> cells.merge(cell, 1L, Long::sum));
    }
    cells.values().removeIf(by -> by == 0);
    return cells;
  }

  /** The rank of each score: one more than there are users with a higher score. */
  Map<Integer, Long> of(Board board, Collection<Integer> scores) {
    Set<String> ids =
        scores.stream()
            .flatMap(score -> Cell.all(board.key(), score))
            .map(Cell::id)
            .collect(Collectors.toSet());
    Map<String, Document> found = new HashMap<>();
    collection
        .find(Filters.in("_id", ids))
        .forEach(
            document -> found.put(document.getString("_id"), document.get(COUNTS, new Document())));
    return scores.stream()
        .distinct()
        .collect(
            Collectors.toMap(
                score -> score,
                score ->
                    1
                        + Cell.all(board.key(), score)
                            .mapToLong(cell -> above(found.get(cell.id()), cell.digit()))
                            .sum()));
  }

  private static long above(@Nullable Document counts, int digit) {
    return counts == null
        ? 0
        : counts.entrySet().stream()
            .filter(entry -> Integer.parseInt(entry.getKey()) > digit)
            .mapToLong(entry -> ((Number) entry.getValue()).longValue())
            .sum();
  }
}
