package com.onelastai.chat.agent;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.agent.CustomAgentController.AgentRequest;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;

class CustomAgentIT extends ServiceTest {

  private static final String PATH = "/api/agents";

  @Autowired CustomAgents agents;

  private final Person ada = Person.user();
  private final String owner = Objects.requireNonNull(ada.userId());

  @Test
  void agentIsCreatedAsDescribed() {
    Map<String, Object> described = described();
    described.put("category", "learning");
    described.put("starters", List.of("  Hola  "));
    described.put("language", "es");

    Answer made = api.post(ada, PATH, described).is(201);

    assertThat(made.text("/id")).matches("custom-[A-Za-z0-9_-]{22}");
    assertThat(made.text("/name")).isEqualTo("Sofia");
    assertThat(made.text("/category")).isEqualTo("learning");
    assertThat(made.text("/systemPrompt")).isEqualTo("You are Sofia.\nBe kind.");
    assertThat(made.text("/starters/0")).isEqualTo("Hola");
    assertThat(made.text("/language")).isEqualTo("es");
    assertThat(made.body().at("/custom").asBoolean()).isTrue();
    assertThat(api.get(ada, PATH + "/" + made.text("/id")).is(200).body()).isEqualTo(made.body());
  }

  @Test
  void omittedFieldsGetDefaults() {
    Answer made = api.post(ada, PATH, described()).is(201);

    assertThat(made.text("/category")).isEqualTo("custom");
    assertThat(made.text("/language")).isEqualTo("en");
    assertThat(made.text("/access")).isEqualTo("free");
    assertThat(made.body().at("/starters")).isEmpty();
  }

  @Test
  void onlyUsersCreateAgents() {
    api.post(NOBODY, PATH, described()).is(401, "unauthenticated");
    api.post(Person.visitor(), PATH, described()).is(401, "unauthenticated");
  }

  static Stream<Arguments> badFields() {
    return Stream.of(
        Arguments.of("name", null),
        Arguments.of("name", " "),
        Arguments.of("name", "a".repeat(61)),
        Arguments.of("name", "So\nfia"),
        Arguments.of("name", "So\u202efia"),
        Arguments.of("description", ""),
        Arguments.of("description", "a".repeat(301)),
        Arguments.of("systemPrompt", "  "),
        Arguments.of("systemPrompt", "a".repeat(4_001)),
        Arguments.of("systemPrompt", "You are\u0000"),
        Arguments.of("category", "cooking"),
        Arguments.of("language", "elvish"),
        Arguments.of("starters", List.of("1", "2", "3", "4", "5", "6", "7")),
        Arguments.of("starters[0]", List.of("a".repeat(201))),
        Arguments.of("starters[1]", List.of("a", "\u0007")));
  }

  @ParameterizedTest
  @MethodSource("badFields")
  void badFieldIsNamedAndNothingIsStored(String field, Object value) {
    Map<String, Object> described = described();
    described.put(field.replaceAll("\\[.*", ""), value);

    Answer refused = api.post(ada, PATH, described).is(400, "invalid_request");

    assertThat(refused.body().at("/errors")).hasSize(1);
    assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    assertThat(count()).isZero();
  }

  @Test
  void promptOf4000CharactersIsAccepted() {
    Map<String, Object> described = described();
    described.put("systemPrompt", "a".repeat(4_000));
    api.post(ada, PATH, described).is(201);
  }

  @Test
  void agentOfAnotherUserIsNotFound() {
    String path = PATH + "/" + api.post(ada, PATH, described()).is(201).text("/id");

    for (Person other : List.of(NOBODY, Person.visitor(), Person.user(), Person.admin())) {
      api.get(other, path).is(404, "not_found");
    }
    api.put(Person.user(), path, described()).is(404, "not_found");
    api.delete(Person.user(), path).is(404, "not_found");
    api.put(NOBODY, path, described()).is(401);
    api.get(ada, path).is(200);
  }

  @Test
  void ownAgentIsReplaced() {
    Answer made = api.post(ada, PATH, described()).is(201);
    Map<String, Object> other = described();
    other.put("name", "Rosa");

    Answer changed = api.put(ada, PATH + "/" + made.text("/id"), other).is(200);

    assertThat(changed.text("/name")).isEqualTo("Rosa");
    assertThat(changed.text("/createdAt")).isEqualTo(made.text("/createdAt"));
    assertThat(api.get(ada, PATH + "/" + made.text("/id")).is(200).body())
        .isEqualTo(changed.body());
  }

  @Test
  void platformAgentsCannotBeChanged() {
    for (Person person : List.of(ada, Person.admin())) {
      api.put(person, PATH + "/einstein", described()).is(404, "not_found");
      api.delete(person, PATH + "/einstein").is(404, "not_found");
    }
    assertThat(api.get(ada, PATH + "/einstein").is(200).text("/name")).isEqualTo("Einstein Agent");
  }

  @Test
  void deletingAnAgentDeletesItsSettingsAndFavorite() {
    String id = api.post(ada, PATH, described()).is(201).text("/id");
    api.put(ada, PATH + "/" + id + "/settings", Map.of("style", "formal")).is(200);
    api.call(
            ada,
            org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(
                PATH + "/" + id + "/favorite"))
        .is(204);

    api.delete(ada, PATH + "/" + id).is(204);

    api.get(ada, PATH + "/" + id).is(404, "not_found");
    api.delete(ada, PATH + "/" + id).is(404, "not_found");
    Query ofAda = new Query(where("userId").is(owner));
    assertThat(mongo.count(ofAda, "agentpersonalizations")).isZero();
    assertThat(mongo.count(ofAda, "userfavorites")).isZero();
  }

  @Test
  void userHasAtMostFiftyAgents() {
    insert(CustomAgents.MAX);

    api.post(ada, PATH, described()).is(409, "too_many_agents");

    assertThat(count()).isEqualTo(CustomAgents.MAX);
    api.delete(ada, PATH + "/" + agents.ofOwner(owner).getFirst().id()).is(204);
    api.post(ada, PATH, described()).is(201);
    api.post(Person.user(), PATH, described()).is(201);
  }

  @Test
  void concurrentRequestsDoNotExceedTheLimit() throws Exception {
    insert(CustomAgents.MAX - 5);

    List<Callable<Integer>> calls = new ArrayList<>();
    IntStream.range(0, 20).forEach(i -> calls.add(() -> api.post(ada, PATH, described()).status()));
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (var answer : threads.invokeAll(calls)) {
        statuses.add(answer.get());
      }
    }

    long made = statuses.stream().filter(status -> status == 201).count();
    assertThat(statuses).containsOnly(201, 409);
    assertThat(made).isLessThanOrEqualTo(5);
    assertThat(count()).isEqualTo(CustomAgents.MAX - 5 + made);
  }

  @Test
  void agentsOfAUserAreErased() {
    insert(2);
    Person bob = Person.user();
    api.post(bob, PATH, described()).is(201);

    agents.erase(owner);
    agents.erase(owner);

    assertThat(count()).isZero();
    assertThat(agents.ofOwner(Objects.requireNonNull(bob.userId()))).hasSize(1);
  }

  private long count() {
    return mongo.count(new Query(where("owner").is(owner)), Agent.class);
  }

  private void insert(int count) {
    for (int i = 0; i < count; i++) {
      mongo.insert(
          new AgentRequest("Agent " + i, "One of many.", null, "You are many.", null, null)
              .toAgent("custom-" + owner + "-" + i, owner, null));
    }
  }

  private static Map<String, Object> described() {
    return new HashMap<>(
        Map.of(
            "name", " Sofia ",
            "description", "Practises Spanish.",
            "systemPrompt", "You are Sofia.\nBe kind.\n"));
  }
}
