package com.onelastai.community.leaderboard;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.Cursor;
import com.onelastai.community.leaderboard.Scores.Score;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/** Where a page of a board begins. */
record Place(int points, String place) {

  static Place of(Score score) {
    return new Place(score.points(), score.place());
  }

  static @Nullable Place parse(@Nullable String cursor) {
    return cursor == null
        ? null
        : Cursor.read(
            "cursor", cursor, read -> new Place(Integer.parseInt(read.value()), read.tie()));
  }

  String cursor() {
    return new Cursor(Integer.toString(points), place).word();
  }

  /** Those with the same points, then those with fewer. */
  List<Criteria> later() {
    return List.of(where("points").is(points).and("place").gt(place), where("points").lt(points));
  }

  List<Criteria> earlier() {
    return List.of(where("points").is(points).and("place").lt(place), where("points").gt(points));
  }
}
