package com.onelastai.tracking.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.tracking.page.PageCatalogue.Page;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PageCatalogueTest {

  private final PageCatalogue catalogue;

  PageCatalogueTest() throws IOException {
    catalogue = new PageCatalogue(JsonMapper.shared());
  }

  @Test
  void holdsThe169DistinctRoutesOfTheMap() {
    assertThat(catalogue.pages()).hasSize(169).extracting(Page::route).doesNotHaveDuplicates();
  }

  @Test
  void everyPageHasAllFields() {
    assertThat(catalogue.pages())
        .allSatisfy(page -> {
          assertThat(page.route()).matches("/|(/[a-z0-9-]+)+");
          assertThat(page.priority()).isIn("CRITICAL", "IMPORTANT", "NICE_TO_HAVE");
          assertThat(List.of(page.name(), page.category(), page.phase(), page.tracks()))
              .noneMatch(String::isBlank);
        });
  }

  @Test
  void everyCategoryHasAllPagesOfTheMap() {
    Map<String, Long> sizes =
        catalogue.pages().stream()
            .collect(Collectors.groupingBy(Page::category, Collectors.counting()));
    assertThat(sizes)
        .containsEntry("Agents", 30L)
        .containsEntry("Tools", 28L)
        .containsEntry("AI Lab", 13L)
        .containsEntry("Dashboard", 13L)
        .containsEntry("Authentication", 5L)
        .containsEntry("Payments", 5L)
        .containsEntry("Support", 7L)
        .containsEntry("Documentation", 12L);
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "'', /",
    "/agents/einstein, /agents/einstein",
    "/agents/einstein/, /agents/einstein",
    "/agents//, /agents",
    "/agents?utm_source=x, /agents",
    "/agents/?a=/b#c, /agents",
    "/pricing#plans, /pricing",
    "/en, /",
    "/en/, /",
    "/en?q=1, /",
    "/en/agents, /agents",
    "/EN/agents, /agents",
    "/en-GB/agents/, /agents",
    "/pt-br/lab/neural-art, /lab/neural-art",
    "/zh-Hant-TW/docs, /docs",
    "/es-419/docs, /docs",
    "/config, /config",
    "/de/config, /config",
    "/auth/signup, /auth/signup",
  })
  void pageIsFoundByEverySpellingOfItsPath(String path, String route) {
    assertThat(catalogue.find(path)).map(Page::route).contains(route);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/agents/nobody", "/en/en/agents", "/xx/agents", "/lab/en", "agents"})
  void otherPathsHaveNoPage(String path) {
    assertThat(catalogue.find(path)).isEmpty();
  }
}
