package com.onelastai.community.reward;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code rewards.yml}; a mistake in it stops the start. */
@Configuration
class RulesConfiguration {

  @Bean
  Rules rewardRules(JsonMapper json) throws IOException {
    try (InputStream in = new ClassPathResource("rewards.yml").getInputStream()) {
      Object rules = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return json.rebuild()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .convertValue(rules, Rules.class);
    }
  }
}
