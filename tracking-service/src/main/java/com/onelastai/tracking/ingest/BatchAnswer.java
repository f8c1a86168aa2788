package com.onelastai.tracking.ingest;

import com.onelastai.starter.problem.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What became of a batch.
 *
 * @param ids the accepted items', in their order
 */
@Schema(
    example =
        """
        {"accepted": 1, "ids": ["e-1"], "rejected": [{"index": 1, "field": "eventName",
         "code": "not_blank", "detail": "must not be blank"}]}
        """)
record BatchAnswer(int accepted, List<String> ids, List<Rejected> rejected) {

  /** The first thing that is wrong with an item. */
  record Rejected(int index, String field, String code, String detail) {

    static Rejected of(int index, FieldProblem problem) {
      return new Rejected(index, problem.field(), problem.code(), problem.detail());
    }
  }
}
