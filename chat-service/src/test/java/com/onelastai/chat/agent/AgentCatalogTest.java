package com.onelastai.chat.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.chat.agent.Agent.Access;
import com.onelastai.chat.agent.Agent.Category;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

class AgentCatalogTest {

  private static final ValidatorFactory VALIDATION = Validation.buildDefaultValidatorFactory();

  private static final String GOOD =
      """
      name: Ada Agent
      category: learning
      description: Teaches arithmetic.
      systemPrompt: You are Ada.
      starters: [Count to one, Count to two, Count to three]
      language: en
      access: free
      """;

  private final Validator validator = VALIDATION.getValidator();

  @AfterAll
  static void close() {
    VALIDATION.close();
  }

  @Test
  void catalogHasThe28Agents() throws IOException {
    assertThat(platform())
        .extracting(agent -> agent.id() + "=" + agent.name())
        .containsExactlyInAnyOrder(
            """
            einstein=Einstein Agent, tech-wizard=Tech Wizard, comedy-king=Comedy King,
            drama-queen=Drama Queen, fitness-guru=Fitness Guru, travel-buddy=Travel Buddy,
            chef-biew=Chef Biew, julie-girlfriend=Julie Girlfriend, mrs-boss=Mrs Boss,
            emma-emotional=Emma Emotional, professor-astrology=Professor Astrology,
            nid-gaming=Nid Gaming, ben-sega=Ben Sega, knight-logic=Knight Logic,
            chess-player=Chess Player, bishop-burger=Bishop Burger, rook-jokey=Rook Jokey,
            lazy-pawn=Lazy Pawn, voice=Voice Agent, random=Random Agent, create=Create Agent,
            neural-chat-demo=Neural Chat Demo, enhanced-chat-demo=Enhanced Chat Demo,
            enhanced-demo-working=Enhanced Demo Working, pdf-demo=PDF Demo,
            multimodal-example=Multimodal Example, multilingual-demo=Multilingual Demo,
            settings-demo=Settings Demo\
            """
                .split(",\\s"));
  }

  @Test
  void everyAgentHasADistinctPromptForASmallModel() throws IOException {
    Collection<Agent> agents = platform();
    assertThat(agents).extracting(Agent::systemPrompt).doesNotHaveDuplicates();
    assertThat(agents)
        .allSatisfy(agent -> {
          assertThat(agent.systemPrompt()).startsWith("You are ").doesNotEndWith("\n");
          assertThat(agent.systemPrompt().split("\\s+")).hasSizeBetween(60, 150);
          assertThat(agent.owner()).isNull();
        });
  }

  @Test
  void demosAndWaysToExploreAreFreeAndOneOfEachOtherCategory() throws IOException {
    Map<Category, Long> free =
        platform().stream()
            .filter(agent -> agent.access() == Access.FREE)
            .collect(Collectors.groupingBy(Agent::category, Collectors.counting()));
    assertThat(free)
        .containsOnly(
            Map.entry(Category.DEMOS, 7L),
            Map.entry(Category.EXPLORE, 3L),
            Map.entry(Category.LEARNING, 1L),
            Map.entry(Category.LIFESTYLE, 1L),
            Map.entry(Category.COMPANIONS, 1L),
            Map.entry(Category.ENTERTAINMENT, 1L),
            Map.entry(Category.GAMES, 1L));
  }

  @Test
  void newAgentNeedsOnlyAFile() {
    Agent agent = catalog(file("ada-agent.yml", GOOD)).find("ada-agent").orElseThrow();

    assertThat(agent)
        .extracting(Agent::name, Agent::starters, Agent::access)
        .containsExactly(
            "Ada Agent", List.of("Count to one", "Count to two", "Count to three"), Access.FREE);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "name: Ada Agent, name: '', name",
        "name: Ada Agent, 'name: \"Ada\\tAgent\"', name",
        "category: learning, category: cooking, category",
        "category: learning, '', category",
        "description: Teaches arithmetic., description: ' ', description",
        "systemPrompt: You are Ada., '', systemPrompt",
        "'Count to one, ', '', starters",
        "Count to one, '[]', 'starters[0]'",
        "language: en, language: elvish, language",
        "access: free, access: gratis, access",
        "access: free, 'access: free\nowner: ada', owner"
      })
  void badFileIsRefusedWithItsNameAndField(String from, String to, String field) {
    assertThatThrownBy(() -> catalog(file("ada.yml", GOOD.replace(from, to))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ada.yml")
        .hasMessageContaining(field + ":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "- a list", "name: [", "just words"})
  void fileWithoutAnAgentIsRefused(String content) {
    isRefused("ada.yml", file("ada.yml", content));
  }

  @ParameterizedTest
  @ValueSource(strings = {"custom-ada.yml", "Ada.yml", "a_b.yml"})
  void nameThatCannotBeAnIdIsRefused(String name) {
    isRefused(name, file(name, GOOD));
  }

  @Test
  void twoFilesOfOneNameAreRefused() {
    isRefused("ada.yml", file("ada.yml", GOOD), file("ada.yml", GOOD));
  }

  private void isRefused(String message, Resource... files) {
    assertThatThrownBy(() -> catalog(files))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(message);
  }

  private Collection<Agent> platform() throws IOException {
    return new AgentCatalog(JsonMapper.shared(), validator).all();
  }

  private AgentCatalog catalog(Resource... files) {
    return new AgentCatalog(JsonMapper.shared(), validator, files);
  }

  private static Resource file(String name, String content) {
    return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public String getFilename() {
        return name;
      }
    };
  }
}
