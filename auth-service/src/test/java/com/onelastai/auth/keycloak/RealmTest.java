package com.onelastai.auth.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What this service and the realm must say alike. */
class RealmTest {

  private final JsonNode realm =
      JsonMapper.shared().readTree(Path.of("keycloak/onelastai-realm.json").toFile());

  @Test
  void lockIsThatOfTheRealm() throws IOException {
    MutablePropertySources settings = new MutablePropertySources();
    new YamlPropertySourceLoader()
        .load("application", new ClassPathResource("application.yml"))
        .forEach(settings::addLast);
    PropertySourcesPropertyResolver setting = new PropertySourcesPropertyResolver(settings);

    assertThat(setting.getProperty("onelastai.login.failures", Integer.class))
        .isEqualTo(realm.required("failureFactor").asInt());
    assertThat(Duration.parse(setting.getProperty("onelastai.login.lock")))
        .isEqualTo(Duration.ofSeconds(realm.required("waitIncrementSeconds").asInt()));
  }

  @Test
  void pagesAreInTheLanguagesOfTheMails() throws IOException {
    List<String> pages =
        realm.required("supportedLocales").valueStream().map(JsonNode::asString).toList();

    try (Stream<Path> mails = Files.list(Path.of("src/main/resources/mails"))) {
      assertThat(mails)
          .extracting(mail -> mail.getFileName().toString().replace(".properties", ""))
          .containsExactlyInAnyOrderElementsOf(pages);
    }
  }
}
