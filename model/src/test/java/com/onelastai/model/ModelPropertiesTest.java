package com.onelastai.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.model.ModelProperties.Server;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** The settings of model.yml with environment variables. */
class ModelPropertiesTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(ModelProperties.class)
  static class Settings {}

  @Test
  void localServerIsTheOnlyOneByDefault() {
    assertThat(servers())
        .containsExactly(new Server("http://127.0.0.1:8130/v1", "", "", 4096, null, "", false));
  }

  @Test
  void secondServerIsConfigurable() {
    assertThat(
            servers(
                "MODEL_FALLBACK_URL=https://models.example/v1/",
                "MODEL_FALLBACK_API_KEY=secret",
                "MODEL_FALLBACK_NAME=large",
                "MODEL_FALLBACK_WINDOW=128000",
                "MODEL_FALLBACK_TEMPERATURE=0.7",
                "MODEL_FALLBACK_MAX_COMPLETION_TOKENS=true"))
        .last()
        .isEqualTo(
            new Server("https://models.example/v1", "secret", "large", 128_000, 0.7, "", true));
  }

  @Test
  void noAddressMeansNoServer() {
    assertThat(servers("MODEL_URL=")).isEmpty();
  }

  private static List<Server> servers(String... properties) {
    List<Server> servers = new ArrayList<>();
    new ApplicationContextRunner()
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withUserConfiguration(Settings.class)
        .withPropertyValues("spring.config.name=model")
        .withPropertyValues(properties)
        .run(context -> servers.addAll(context.getBean(ModelProperties.class).servers()));
    return servers;
  }
}
