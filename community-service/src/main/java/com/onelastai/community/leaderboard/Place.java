package com.onelastai.community.leaderboard;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.leaderboard.Scores.Score;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/** Where a page of a board begins. */
record Place(int points, String place) {

  private static final String SEPARATOR = "_";

  static Place of(Score score) {
    return new Place(score.points(), score.place());
  }

  static @Nullable Place parse(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      String[] parts = cursor.split(SEPARATOR, 2);
      return new Place(Integer.parseInt(parts[0]), parts[1]);
    } catch (NumberFormatException | IndexOutOfBoundsException unreadable) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem(
                  "cursor", "unknown_cursor", "is not a cursor from the address of a next page")));
    }
  }

  String cursor() {
    return points + SEPARATOR + place;
  }

  /** Those with the same points, then those with fewer. */
  List<Criteria> later() {
    return List.of(where("points").is(points).and("place").gt(place), where("points").lt(points));
  }

  List<Criteria> earlier() {
    return List.of(where("points").is(points).and("place").lt(place), where("points").gt(points));
  }
}
