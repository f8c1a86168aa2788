package com.onelastai.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.onelastai.local.stack.PartStatus.State;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model as a part; the other engines are said to run elsewhere. */
class ModelPartIT {

  @TempDir private Path directory;
  private StackSettings settings;

  @AutoClose("down")
  private Stack stack;

  @BeforeEach
  void open() throws IOException {
    settings =
        StackSettings.isolated(Project.withEnginesOnly(), directory.resolve("home"))
            .withEnvironment("KEYCLOAK_URL", "http://127.0.0.1:1/identity")
            .withEnvironment("MONGODB_URI", "mongodb://127.0.0.1:1/onelastai")
            .withEnvironment("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")
            .withEnvironment("SMTP_HOST", "127.0.0.1")
            .withEnvironment("STRIPE_SECRET_KEY", "sk_test_elsewhere");
    stack = Stack.open(settings);
  }

  @Test
  void upStartsTheModelWithItsUrl() throws IOException {
    List<String> progress = new ArrayList<>();
    stack.up(progress::add);

    assertThat(stack.status())
        .as("without python3, pip and a network there are no weights: %s", progress)
        .extracting(PartStatus::name, PartStatus::state)
        .contains(tuple("model", State.HEALTHY));
    try (InputStream models = URI.create(stack.modelUrl() + "/models").toURL().openStream()) {
      assertThat(new String(models.readAllBytes(), StandardCharsets.UTF_8))
          .contains("\"id\":\"SmolLM2-135M-Instruct.Q4_1\"");
    }
  }

  @Test
  void upContinuesWithoutWeights() {
    String missing = directory.resolve("missing.gguf").toString();
    stack = Stack.open(settings.withEnvironment("ONELASTAI_MODEL", missing));
    List<String> progress = new ArrayList<>();

    List<PartStatus> parts = stack.up(progress::add);

    assertThat(progress).anySatisfy(line -> assertThat(line).contains("left out", missing));
    assertThat(parts)
        .anySatisfy(part -> {
          assertThat(part.name()).isEqualTo("model");
          assertThat(part.state()).isEqualTo(State.ABSENT);
          assertThat(part.address()).contains("ONELASTAI_MODEL", "MODEL_URL");
        });
  }
}
