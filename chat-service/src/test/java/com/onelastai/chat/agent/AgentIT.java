package com.onelastai.chat.agent;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.onelastai.chat.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AgentIT extends ServiceTest {

  private static final Map<String, String> OWN =
      Map.of(
          "name", "Spanish Sofia",
          "description", "Practises small talk.",
          "systemPrompt", "You are Sofia.",
          "category", "learning",
          "language", "es-MX");

  private static final Set<String> FREE =
      Set.of("einstein", "comedy-king", "chef-biew", "emma-emotional", "chess-player");

  @Test
  void anyoneSeesThePlatformsAgentsWithoutTheirPrompts() {
    Answer answer = api.get(NOBODY, "/api/agents").is(200);

    assertThat(items(answer, "id")).hasSize(28).isSorted().contains("einstein", "settings-demo");
    assertThat(answer.body().at("/next").isNull()).isTrue();
    assertThat(answer.text()).doesNotContain("systemPrompt");
  }

  @Test
  void agentIsDescribed() {
    Answer agent = api.get(NOBODY, "/api/agents/einstein").is(200);

    shows(
        agent,
        """
        {"name": "Einstein Agent", "category": "learning", "access": "free", "language": "en",
         "custom": false}
        """);
    assertThat(agent.text("/description")).isNotBlank();
    assertThat(agent.body().at("/starters")).hasSize(4);
    assertThat(agent.body().has("systemPrompt")).isFalse();
  }

  /** An id that is a path of its own, such as favorites or recent, would hide the agent. */
  @Test
  void everyAgentIsFoundByItsId() {
    for (String id : found(NOBODY, "")) {
      if (!id.equals("random")) {
        assertThat(api.get(NOBODY, "/api/agents/" + id).is(200).text("/id")).isEqualTo(id);
      }
    }
  }

  @Test
  void promptOfThePlatformsAgentsIsForAdmins() {
    assertThat(api.get(Person.user(), "/api/agents/einstein").is(200).body().has("systemPrompt"))
        .isFalse();
    assertThat(api.get(Person.admin(), "/api/agents/einstein").is(200).text("/systemPrompt"))
        .startsWith("You are the Einstein Agent");
  }

  @Test
  void unknownAgentIsNotFound() {
    api.get(NOBODY, "/api/agents/nobody").is(404, "not_found");
    api.get(Person.user(), "/api/agents/custom-nobody").is(404, "not_found");
  }

  @ParameterizedTest
  @CsvSource({
    "category=demos, 7",
    "access=free, 15",
    "access=subscription, 13",
    "language=en, 28",
    "language=de, 0",
    "q=PHYSICS, 1",
    "q=phýsics, 1",
    "q=demø, 7",
    "q=ｐｈｙｓｉｃｓ, 1",
    "q=chess pawn, 1",
    "q=demo, 7",
    "q=pawn burger, 0",
    "category=games&access=free, 1",
    "mine=true, 0"
  })
  void agentsAreFilteredAndFound(String query, int count) {
    assertThat(found(NOBODY, query)).hasSize(count);
  }

  @ParameterizedTest
  @CsvSource({
    "category=cooking, category",
    "category=, category",
    "access=FREE, access",
    "language=elvish, language",
    "size=0, size",
    "size=101, size",
    "size=x, size",
    "mine=perhaps, mine",
    "after=nobody, after"
  })
  void badParameterIsNamed(String query, String field) {
    isInvalid(api.get(NOBODY, "/api/agents?" + query), field);
  }

  @Test
  void tooLongSearchIsRefused() {
    isInvalid(api.get(NOBODY, "/api/agents?q=" + "a".repeat(201)), "q");
  }

  @Test
  void pagesAreCompleteAndKeepTheFilter() {
    String all = "/api/agents?access=free&q=a%20the";
    List<Answer> pages = pages(NOBODY, all + "&size=3");
    assertThat(pages).allSatisfy(page -> assertThat(items(page, "id")).hasSizeLessThanOrEqualTo(3));
    assertThat(pages)
        .flatExtracting(page -> items(page, "id"))
        .hasSize(10)
        .isEqualTo(items(api.call(NOBODY, get(URI.create(all))), "id"));
  }

  @Test
  void ownAgentsComeAfterThePlatformsAndMatchTheSameFilters() {
    String own = api.post(person, "/api/agents", OWN).is(201).text("/id");

    assertThat(found(person, "")).hasSize(29).endsWith(own);
    assertThat(found(person, "mine=true")).containsExactly(own);
    assertThat(found(person, "q=sofia small")).containsExactly(own);
    assertThat(found(person, "language=es")).containsExactly(own);
    assertThat(found(person, "language=es-ES")).isEmpty();
    assertThat(found(Person.user(), "")).hasSize(28);
  }

  @Test
  void categoriesAreCountedAsTheCallerSeesThem() {
    api.post(person, "/api/agents", OWN).is(201);

    assertThat(counts(NOBODY))
        .containsEntry("learning", 3)
        .containsEntry("demos", 7)
        .containsEntry("custom", 0)
        .hasSize(8);
    assertThat(counts(NOBODY).values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(28);
    assertThat(counts(person)).containsEntry("learning", 4);
  }

  @Test
  void randomAgentIsOpenToTheCaller() {
    subscribe(person, null);
    assertThat(random(NOBODY, "/access")).containsOnly("free");
    assertThat(random(NOBODY, "/id")).hasSizeGreaterThan(2).isSubsetOf(FREE);
    assertThat(random(Person.user(), "/id")).as("without a subscription").isSubsetOf(FREE);
    assertThat(random(person, "/id"))
        .hasSizeGreaterThan(5)
        .doesNotContain("random", "create", "pdf-demo");
  }

  @Test
  void agentsThatAnswerTheCallerAreMarkedOpen() {
    String own = api.post(person, "/api/agents", OWN).is(201).text("/id");
    subscribe(person, List.of("ben-sega"));

    assertThat(open(NOBODY)).hasSize(15).contains("einstein").doesNotContain("ben-sega");
    assertThat(open(person)).hasSize(17).contains("einstein", "ben-sega", own);
    assertThat(open(Person.user())).hasSize(15);
    assertThat(open(Person.admin())).hasSize(28);
    api.post(person, "/api/agents/ben-sega/favorite", Map.of()).is(204);
    api.post(person, "/api/agents/lazy-pawn/favorite", Map.of()).is(204);
    assertThat(open(api.get(person, "/api/agents/favorites"))).containsExactly("ben-sega");
  }

  @Test
  void openApiDescribesParameters() {
    JsonNode api = this.api.get(NOBODY, "/v3/api-docs").is(200).body();

    assertThat(api.at("/components/schemas/AgentRequest/properties/category/enum"))
        .hasSize(8)
        .extracting(JsonNode::asString)
        .contains("learning", "custom");
    assertThat(api.at("/components/schemas/AgentSettings/properties/voice/enum")).hasSize(5);
    assertThat(api.at("/paths/~1api~1agents/get/parameters").valueStream())
        .filteredOn(parameter -> parameter.at("/name").asString().equals("access"))
        .singleElement()
        .satisfies(access -> assertThat(access.at("/schema/enum")).hasSize(2));
    assertThat(api.at("/paths/~1api~1agents~1recent/get").has("parameters")).isFalse();
  }

  private void subscribe(Person person, @Nullable List<String> agents) {
    subscribe(person, agents, clock.instant().plus(Duration.ofDays(1)));
  }

  private List<String> found(Person person, String query) {
    return items(api.get(person, "/api/agents?" + query), "id");
  }

  /** This field of a hundred random agents. */
  private Set<String> random(Person person, String field) {
    return IntStream.range(0, 100)
        .mapToObj(_ -> api.get(person, "/api/agents/random").is(200).text(field))
        .collect(Collectors.toSet());
  }

  private List<String> open(Person person) {
    return open(api.get(person, "/api/agents"));
  }

  private static List<String> open(Answer listing) {
    return listing
        .is(200)
        .body()
        .at("/items")
        .valueStream()
        .filter(item -> item.at("/open").asBoolean())
        .map(item -> item.at("/id").asString())
        .toList();
  }

  private Map<String, Integer> counts(Person person) {
    Map<String, Integer> counts = new HashMap<>();
    api.get(person, "/api/agents/categories")
        .is(200)
        .body()
        .at("/items")
        .forEach(item -> counts.put(item.at("/id").asString(), item.at("/agents").asInt()));
    return counts;
  }
}
