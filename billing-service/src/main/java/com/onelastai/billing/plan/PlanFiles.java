package com.onelastai.billing.plan;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plans to begin with: one for each file in {@code plans/}, whose name is the plan's id. What
 * is stored is the admins', so that a file is read only where its plan is missing.
 */
@Component
class PlanFiles implements ApplicationRunner {

  private static final String FILES = "classpath:plans/*.yml";
  private static final String SUFFIX = ".yml";

  private final JsonMapper json;
  private final Plans plans;

  PlanFiles(JsonMapper json, Plans plans) {
    this.json = json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    this.plans = plans;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    read().forEach(plans::add);
  }

  List<Plan> read() throws IOException {
    List<Plan> described = new ArrayList<>();
    for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
      described.add(read(file));
    }
    return described;
  }

  private Plan read(Resource file) throws IOException {
    String name = Objects.requireNonNull(file.getFilename());
    try (InputStream in = file.getInputStream()) {
      Object fields = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return json.convertValue(fields, PlanRequest.class)
          .toPlan(name.substring(0, name.length() - SUFFIX.length()));
    }
  }
}
