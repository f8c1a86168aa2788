package com.onelastai.lab.neuralart;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** Knows what words look like. Words that it does not know choose by a stable hash. */
final class Themes {

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** How far the hash of a prompt may move what its words say. */
  private static final double PLAY = 0.15;

  private static final double HUE_OF_KNOWN = 8;
  private static final double HUE_OF_UNKNOWN = 25;

  private final Map<String, Palette> palettes = new LinkedHashMap<>();
  private final Map<String, Theme> words = new HashMap<>();

  Themes() {
    lines("palettes.tsv").map(Palette::parse).forEach(found -> palettes.put(found.name(), found));
    lines("words.tsv").forEach(this::addWords);
  }

  /** Without case and punctuation, so that prompts that say the same look the same. */
  static List<String> words(String prompt) {
    return BETWEEN_WORDS
        .splitAsStream(prompt.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  Theme of(String prompt, Style wanted) {
    List<String> spoken = words(prompt);
    Chance chance = new Chance(Chance.hash(String.join(" ", spoken)));
    // Moods come last: a quiet forest is a forest first.
    List<Theme> known =
        spoken.stream()
            .map(this::find)
            .filter(Objects::nonNull)
            .distinct()
            .sorted(Comparator.comparing(found -> found.style() == Style.AUTO))
            .toList();
    Theme theme = known.isEmpty() ? any(chance) : blend(known, chance);
    return wanted == Style.AUTO
        ? theme
        : new Theme(theme.palette(), wanted, theme.density(), theme.curvature(), theme.symmetry());
  }

  private @Nullable Theme find(String word) {
    return Optional.ofNullable(words.get(word))
        .orElseGet(
            () -> word.endsWith("s") ? words.get(word.substring(0, word.length() - 1)) : null);
  }

  private Theme any(Chance chance) {
    List<Palette> all = new ArrayList<>(palettes.values());
    return new Theme(
        all.get(chance.below(all.size())).turned(chance.between(-HUE_OF_UNKNOWN, HUE_OF_UNKNOWN)),
        anyStyle(chance),
        chance.between(0.2, 0.9),
        chance.between(0.1, 1),
        chance.between(0, 1));
  }

  private static Style anyStyle(Chance chance) {
    return Style.DRAWN.get(chance.below(Style.DRAWN.size()));
  }

  private static Theme blend(List<Theme> known, Chance chance) {
    Palette main = known.getFirst().palette();
    Palette palette =
        known.stream()
            .map(Theme::palette)
            .filter(other -> !other.name().equals(main.name()))
            .findFirst()
            .map(main::with)
            .orElse(main);
    return new Theme(
        palette.turned(chance.between(-HUE_OF_KNOWN, HUE_OF_KNOWN)),
        known.getFirst().style() == Style.AUTO ? anyStyle(chance) : known.getFirst().style(),
        mean(known, Theme::density, chance),
        mean(known, Theme::curvature, chance),
        mean(known, Theme::symmetry, chance));
  }

  private static double mean(List<Theme> known, ToDoubleFunction<Theme> field, Chance chance) {
    double mean = known.stream().mapToDouble(field).average().orElseThrow();
    return Math.clamp(mean + chance.between(-PLAY, PLAY), 0, 1);
  }

  private void addWords(String line) {
    String[] fields = line.split("\t", -1);
    Theme theme =
        new Theme(
            Objects.requireNonNull(palettes.get(fields[0])),
            SnakeCaseEnum.find(Style.class, fields[1]).orElseThrow(),
            Double.parseDouble(fields[2]),
            Double.parseDouble(fields[3]),
            Double.parseDouble(fields[4]));
    for (String word : fields[5].split(" ", -1)) {
      if (words.put(word, theme) != null) {
        throw new IllegalStateException("words.tsv has " + word + " twice");
      }
    }
  }

  private static Stream<String> lines(String file) {
    try {
      return new ClassPathResource("neuralart/" + file)
          .getContentAsString(StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
