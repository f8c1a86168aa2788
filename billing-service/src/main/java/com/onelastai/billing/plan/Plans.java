package com.onelastai.billing.plan;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The collection {@code plans}. At start, adds each plan of {@code plans/<id>.yml} that is missing;
 * plans that are stored already belong to the admins.
 */
@Repository
public class Plans implements ApplicationRunner {

  private static final String SUFFIX = ".yml";

  private final MongoOperations mongo;
  private final JsonMapper json;

  Plans(MongoOperations mongo, JsonMapper json) {
    this.mongo = mongo;
    this.json = json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    var files = new PathMatchingResourcePatternResolver().getResources("classpath:plans/*.yml");
    for (Resource file : files) {
      add(read(file));
    }
  }

  /** Also finds plans that are not on sale. */
  public Optional<Plan> find(String planId) {
    return Optional.ofNullable(mongo.findById(planId, Plan.class));
  }

  /** All plans in display order, also those that are not on sale. */
  public List<Plan> all() {
    return mongo.find(new Query().with(Sort.by("order", "_id")), Plan.class);
  }

  /**
   * @return false if a plan with this id exists, which stays unchanged
   */
  boolean add(Plan plan) {
    try {
      mongo.insert(plan);
      return true;
    } catch (DuplicateKeyException exists) {
      return false;
    }
  }

  void replace(Plan plan) {
    mongo.replace(byId(plan.id()), plan);
  }

  void deactivate(String planId) {
    mongo.updateFirst(byId(planId), Update.update("active", false), Plan.class);
  }

  private Plan read(Resource file) throws IOException {
    String name = Objects.requireNonNull(file.getFilename());
    try (InputStream in = file.getInputStream()) {
      Object fields = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return json.convertValue(fields, PlanRequest.class)
          .toPlan(name.substring(0, name.length() - SUFFIX.length()));
    }
  }

  private static Query byId(String planId) {
    return new Query(where("_id").is(planId));
  }
}
