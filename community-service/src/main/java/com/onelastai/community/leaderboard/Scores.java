package com.onelastai.community.leaderboard;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.IndexRanges;
import com.onelastai.community.leaderboard.ScoreChanged.Move;
import com.onelastai.starter.index.Expires;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code leaderboardscores}: a document for each user on each board. */
@Repository
class Scores {

  /**
   * @param id {@code <board>/<userId>}
   * @param place orders equal scores; random, so that a cursor says nothing about a user
   * @param revision of the change that set it
   */
  @Expires
  @Document("leaderboardscores")
  @CompoundIndex(name = "best", def = "{'board': 1, 'points': -1, 'place': 1}")
  @CompoundIndex(name = "ofUser", def = "{'userId': 1}")
  record Score(
      @Id String id,
      String board,
      String userId,
      int points,
      String place,
      long revision,
      @Nullable Instant expiresAt) {}

  private final MongoOperations mongo;

  Scores(MongoOperations mongo) {
    this.mongo = mongo;
  }

  void apply(ScoreChanged change) {
    for (Move move : change.moves()) {
      String id = move.board() + "/" + change.userId();
      if (move.to() == null) {
        mongo.remove(new Query(where("_id").is(id)), Score.class);
      } else {
        set(id, change, move, move.to());
      }
    }
  }

  private void set(String id, ScoreChanged change, Move move, int points) {
    Update update =
        Update.update("points", points)
            .set("revision", change.revision())
            .setOnInsert("board", move.board())
            .setOnInsert("userId", change.userId())
            .setOnInsert("place", UUID.randomUUID().toString());
    if (move.expiresAt() != null) {
      update.setOnInsert(Expires.FIELD, move.expiresAt());
    }
    try {
      mongo.upsert(
          new Query(where("_id").is(id).and("revision").lt(change.revision())),
          update,
          Score.class);
    } catch (DuplicateKeyException newerIsStored) {
      // The change arrived again.
    }
  }

  Optional<Score> find(Board board, String userId) {
    return Optional.ofNullable(mongo.findById(board.key() + "/" + userId, Score.class));
  }

  /** Those after this place, the best first; from the first if it is null. */
  List<Score> after(Board board, @Nullable Place place, int limit) {
    return find(
        board,
        place == null ? List.of(where("points").gt(0)) : place.later(),
        Sort.Direction.DESC,
        limit);
  }

  /** Those before this place, the nearest first. */
  List<Score> before(Board board, Place place, int limit) {
    return find(board, place.earlier(), Sort.Direction.ASC, limit);
  }

  private List<Score> find(Board board, List<Criteria> ranges, Sort.Direction points, int limit) {
    Sort sort =
        Sort.by(points, "points")
            .and(
                Sort.by(points.isDescending() ? Sort.Direction.ASC : Sort.Direction.DESC, "place"));
    List<Query> queries =
        ranges.stream()
            .map(range -> new Criteria().andOperator(where("board").is(board.key()), range))
            .map(criteria -> new Query(criteria).with(sort))
            .toList();
    return IndexRanges.read(queries, limit, query -> mongo.find(query, Score.class));
  }

  boolean has(String userId) {
    return mongo.exists(new Query(where("userId").is(userId)), Score.class);
  }
}
