package com.onelastai.billing.plan;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** What is sold: the collection {@code plans}. */
@Repository
public class Plans {

  private static final Sort ORDER = Sort.by("order", "_id");

  private final MongoOperations mongo;

  Plans(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** One that cannot be bought any more is found, too. */
  public Optional<Plan> find(String planId) {
    return Optional.ofNullable(mongo.findById(planId, Plan.class));
  }

  /** All in their order, those that cannot be bought included. */
  public List<Plan> all() {
    return mongo.find(new Query().with(ORDER), Plan.class);
  }

  /**
   * @return false if there is one of this id, which stays as it is
   */
  boolean add(Plan plan) {
    try {
      mongo.insert(plan);
      return true;
    } catch (DuplicateKeyException there) {
      return false;
    }
  }

  void replace(Plan plan) {
    mongo.replace(byId(plan.id()), plan);
  }

  /** Takes one out of sale. */
  void retire(String planId) {
    mongo.updateFirst(byId(planId), Update.update("active", false), Plan.class);
  }

  private static Query byId(String planId) {
    return new Query(where("_id").is(planId));
  }
}
