package com.onelastai.community.moderation;

import com.onelastai.community.trust.TrustLevel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The rules of {@code moderation.yml}. */
@Schema(name = "ModerationRules")
record ModerationRules(@Schema(example = "1") int version, Hiding hide, Appealing appeals) {

  private static final String FILE = "moderation.yml";

  /**
   * When reports hide content.
   *
   * @param reports by so many members
   * @param from this trust level
   */
  @Schema(name = "HidingRule", description = "When reports hide content until a moderator decides")
  record Hiding(@Schema(example = "3") int reports, TrustLevel from) {}

  /**
   * @param days after an act
   * @param otherModerator whether the one who acted may not decide
   */
  @Schema(name = "AppealRule")
  record Appealing(
      @Schema(description = "After an act", example = "30") int days,
      @Schema(description = "Whether the one who acted may not decide") boolean otherModerator) {

    Duration limit() {
      return Duration.ofDays(days);
    }
  }

  static ModerationRules read(JsonMapper json) throws IOException {
    try (InputStream in = new ClassPathResource(FILE).getInputStream()) {
      Object rules = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return json.convertValue(rules, ModerationRules.class);
    }
  }
}
