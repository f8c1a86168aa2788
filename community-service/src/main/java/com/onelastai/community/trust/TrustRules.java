package com.onelastai.community.trust;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules of {@code trust.yml}.
 *
 * @param levels the lowest first
 */
@Schema(name = "TrustRules")
record TrustRules(
    @Schema(example = "1") int version, Repetition repetition, List<LevelRule> levels) {

  private static final String FILE = "trust.yml";

  TrustRules {
    List<TrustLevel> described = levels.stream().map(LevelRule::level).toList();
    if (!described.equals(List.of(TrustLevel.values()))) {
      throw new IllegalArgumentException(FILE + " must describe every level in its order");
    }
  }

  /**
   * When a text counts as repeated.
   *
   * @param hours how long a text is remembered
   * @param allowed how often it may be written in that time
   * @param from so many characters: short texts repeat by themselves
   */
  @Schema(name = "RepetitionRule")
  record Repetition(
      @Schema(example = "24") int hours,
      @Schema(example = "1") int allowed,
      @Schema(example = "40") int from) {}

  /**
   * What a level asks for and allows.
   *
   * @param days since the member was first seen
   * @param likes received
   * @param cleanDays without a removal
   * @param held whether what is flagged waits for a moderator
   * @param links in one text
   * @param limits a day (UTC)
   */
  @Schema(name = "TrustLevelRule")
  record LevelRule(
      TrustLevel level,
      @Schema(description = "Since the member was first seen", example = "7") int days,
      @Schema(example = "2") int posts,
      @Schema(example = "10") int comments,
      @Schema(description = "Received", example = "10") int likes,
      @Schema(description = "Without a removal", example = "7") int cleanDays,
      @Schema(description = "Whether what is flagged waits for a moderator") boolean held,
      @Schema(description = "In one text", example = "10") int links,
      @Schema(description = "How often a day (UTC)", example = "{\"post\": 30}")
          Map<Activity, Integer> limits) {

    boolean isMetBy(Trust trust, Instant now) {
      return trust.days(now) >= days
          && trust.posts() >= posts
          && trust.comments() >= comments
          && trust.likes() >= likes
          && trust.removalsSince(now.minus(Duration.ofDays(cleanDays))) == 0;
    }

    int limit(Activity activity) {
      return limits.getOrDefault(activity, 0);
    }
  }

  static TrustRules read(JsonMapper json) throws IOException {
    try (InputStream in = new ClassPathResource(FILE).getInputStream()) {
      Object rules = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return json.convertValue(rules, TrustRules.class);
    }
  }

  /** The highest level of which this one and all below are met. */
  TrustLevel level(Trust trust, Instant now) {
    TrustLevel reached = TrustLevel.NEW;
    for (LevelRule rule : levels) {
      if (!rule.isMetBy(trust, now)) {
        break;
      }
      reached = rule.level();
    }
    return reached;
  }

  LevelRule of(TrustLevel level) {
    return levels.get(level.ordinal());
  }

  /** Empty for the highest. */
  Optional<LevelRule> after(TrustLevel level) {
    int next = level.ordinal() + 1;
    return next < levels.size() ? Optional.of(levels.get(next)) : Optional.empty();
  }
}
