package com.onelastai.tracking.visit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * The last step of a page. Steps at the same time are ordered by kind, then by id.
 *
 * @param kind place of its collection among the three
 */
record StepCursor(Instant at, int kind, String recordId) {

  private static final String SEPARATOR = " ";

  static @Nullable StepCursor parse(@Nullable String word) {
    if (word == null) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
      String[] parts = text.split(SEPARATOR, 3);
      return new StepCursor(
          Instant.ofEpochMilli(Long.parseLong(parts[0])), Integer.parseInt(parts[1]), parts[2]);
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
        .encodeToString(
            String.join(SEPARATOR, "" + at.toEpochMilli(), "" + kind, recordId)
                .getBytes(StandardCharsets.UTF_8));
  }

  /** What a collection has after this step. */
  Criteria afterwards(int otherKind) {
    if (otherKind != kind) {
      return otherKind < kind ? where("timestamp").gt(at) : where("timestamp").gte(at);
    }
    return new Criteria()
        .andOperator(
            where("timestamp").gte(at),
            new Criteria()
                .orOperator(
                    where("timestamp").gt(at), where("timestamp").is(at).and("_id").gt(recordId)));
  }
}
