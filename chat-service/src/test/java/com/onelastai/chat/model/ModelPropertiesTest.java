package com.onelastai.chat.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.model.ModelProperties.Server;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** The settings of application.yml with environment variables. */
class ModelPropertiesTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(ModelProperties.class)
  static class Settings {}

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @Test
  void localServerIsTheOnlyOneByDefault() {
    read(
        service,
        model ->
            assertThat(model.servers())
                .containsExactly(
                    new Server("http://127.0.0.1:8130/v1", "", "", 4096, null, false)));
  }

  @Test
  void secondServerIsConfigurable() {
    read(
        service.withPropertyValues(
            "MODEL_FALLBACK_URL=https://models.example/v1/",
            "MODEL_FALLBACK_API_KEY=secret",
            "MODEL_FALLBACK_NAME=large",
            "MODEL_FALLBACK_WINDOW=128000",
            "MODEL_FALLBACK_TEMPERATURE=0.7",
            "MODEL_FALLBACK_MAX_COMPLETION_TOKENS=true"),
        model ->
            assertThat(model.servers())
                .last()
                .isEqualTo(
                    new Server(
                        "https://models.example/v1", "secret", "large", 128_000, 0.7, true)));
  }

  @Test
  void noAddressMeansNoServer() {
    read(service.withPropertyValues("MODEL_URL="), model -> assertThat(model.servers()).isEmpty());
  }

  private static void read(ApplicationContextRunner service, Consumer<ModelProperties> check) {
    service.run(context -> check.accept(context.getBean(ModelProperties.class)));
  }
}
