package com.onelastai.starter.test.queries;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** The stages of the plan that {@code explain} answers, of one server or of several shards. */
record QueryPlan(Set<String> stages) {

  static QueryPlan of(Document explained) {
    Set<String> stages = new HashSet<>();
    collect(explained, stages);
    return new QueryPlan(stages);
  }

  private static void collect(Object value, Set<String> stages) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, part) -> {
        if (key.equals("stage") && part instanceof String stage) {
          stages.add(stage);
        } else if (!key.equals("rejectedPlans")) {
          collect(part, stages);
        }
      });
    } else if (value instanceof List<?> list) {
      list.forEach(part -> collect(part, stages));
    }
  }

  boolean scansCollection() {
    return stages.contains("COLLSCAN");
  }

  boolean sortsInMemory() {
    return stages.contains("SORT");
  }
}
