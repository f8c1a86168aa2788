package com.onelastai.tracking.page;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The pages of the platform map, by route. */
@Component
public class PageCatalogue {

  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  /** A language, with its script or region or both: en, en-GB, pt-br, zh-Hant-TW, es-419. */
  private static final Pattern LOCALE_PREFIX =
      Pattern.compile("/([A-Za-z]{2})(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?(/.*)?");

  private final List<Page> pages;
  private final Map<String, Page> byRoute;

  PageCatalogue(JsonMapper json) throws IOException {
    pages = read(json).flatMap(Section::toPages).toList();
    byRoute = pages.stream().collect(Collectors.toMap(Page::route, Function.identity()));
  }

  public List<Page> pages() {
    return pages;
  }

  /**
   * The page that a path shows.
   *
   * @param path such as {@code /en-GB/agents/?q=1}; a trailing slash, query, fragment and one
   *     locale in front are ignored
   */
  public Optional<Page> find(String path) {
    String route = route(path);
    Page page = byRoute.get(route);
    return Optional.ofNullable(page == null ? byRoute.get(withoutLocale(route)) : page);
  }

  private static String route(String path) {
    String route = StringUtils.trimTrailingCharacter(path.split("[?#]", 2)[0], '/');
    return route.isEmpty() ? "/" : route;
  }

  private static String withoutLocale(String route) {
    Matcher prefix = LOCALE_PREFIX.matcher(route);
    if (!prefix.matches() || !LANGUAGES.contains(prefix.group(1).toLowerCase(Locale.ROOT))) {
      return route;
    }
    return prefix.group(2) == null ? "/" : prefix.group(2);
  }

  private static Stream<Section> read(JsonMapper json) throws IOException {
    try (InputStream in = new ClassPathResource("pages.yml").getInputStream()) {
      Object sections = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return Arrays.stream(json.convertValue(sections, Section[].class));
    }
  }

  private record Section(String phase, String category, String priority, List<Entry> pages) {

    Stream<Page> toPages() {
      return pages.stream()
          .map(page -> new Page(page.route, page.name, category, phase, priority, page.tracks));
    }
  }

  private record Entry(String route, String name, String tracks) {}

  /** A page of the platform map. */
  public record Page(
      @Schema(example = "/agents/einstein") String route,
      @Schema(example = "Einstein Agent") String name,
      @Schema(example = "Agents") String category,
      @Schema(example = "Exploration") String phase,
      @Schema(allowableValues = {"CRITICAL", "IMPORTANT", "NICE_TO_HAVE"}) String priority,
      @Schema(example = "Interest, demo usage") String tracks) {}
}
