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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;

class CustomAgentIT extends ServiceTest {

  private static final String PATH = "/api/agents";

  @Autowired CustomAgents agents;

  @Test
  void agentIsCreatedAsDescribed() {
    Map<String, Object> described =
        described("category", "learning", "starters", List.of("  Hola  "), "language", "es");

    Answer made = api.post(person, PATH, described).is(201);

    shows(
        made,
        """
        {"id": "${json-unit.regex}custom-[A-Za-z0-9_-]{22}", "name": "Sofia",
         "category": "learning", "systemPrompt": "You are Sofia.\\nBe kind.",
         "starters": ["Hola"], "language": "es", "custom": true}
        """);
    assertThat(api.get(person, PATH + "/" + made.text("/id")).is(200).body())
        .isEqualTo(made.body());
  }

  @Test
  void omittedFieldsGetDefaults() {
    shows(
        create(person).is(201),
        """
        {"category": "custom", "language": "en", "access": "free", "starters": []}
        """);
  }

  @Test
  void onlyUsersCreateAgents() {
    create(NOBODY).is(401, "unauthenticated");
    create(Person.visitor()).is(401, "unauthenticated");
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
    Map<String, Object> described = described(field.replaceAll("\\[.*", ""), value);

    isInvalid(api.post(person, PATH, described), field);
    assertThat(count()).isZero();
  }

  @Test
  void promptOf4000CharactersIsAccepted() {
    api.post(person, PATH, described("systemPrompt", "a".repeat(4_000))).is(201);
  }

  @Test
  void agentOfAnotherUserIsNotFound() {
    String path = PATH + "/" + create(person).is(201).text("/id");

    for (Person other : List.of(NOBODY, Person.visitor(), Person.user(), Person.admin())) {
      api.get(other, path).is(404, "not_found");
    }
    api.put(Person.user(), path, described()).is(404, "not_found");
    api.delete(Person.user(), path).is(404, "not_found");
    api.put(NOBODY, path, described()).is(401);
    api.get(person, path).is(200);
  }

  @Test
  void ownAgentIsReplaced() {
    Answer made = create(person).is(201);
    String path = PATH + "/" + made.text("/id");

    Answer changed = api.put(person, path, described("name", "Rosa")).is(200);

    assertThat(changed.text("/name")).isEqualTo("Rosa");
    assertThat(changed.text("/createdAt")).isEqualTo(made.text("/createdAt"));
    assertThat(api.get(person, path).is(200).body()).isEqualTo(changed.body());
  }

  @Test
  void platformAgentsCannotBeChanged() {
    for (Person caller : List.of(person, Person.admin())) {
      api.put(caller, PATH + "/einstein", described()).is(404, "not_found");
      api.delete(caller, PATH + "/einstein").is(404, "not_found");
    }
    assertThat(api.get(person, PATH + "/einstein").is(200).text("/name"))
        .isEqualTo("Einstein Agent");
  }

  @Test
  void deletingAnAgentDeletesItsSettingsAndFavorite() {
    String path = PATH + "/" + create(person).is(201).text("/id");
    api.put(person, path + "/settings", Map.of("style", "formal")).is(200);
    api.post(person, path + "/favorite", Map.of()).is(204);

    api.delete(person, path).is(204);

    api.get(person, path).is(404, "not_found");
    api.delete(person, path).is(404, "not_found");
    Query ofUser = new Query(where("userId").is(userId));
    assertThat(mongo.count(ofUser, "agentpersonalizations")).isZero();
    assertThat(mongo.count(ofUser, "userfavorites")).isZero();
  }

  @Test
  void userHasAtMostFiftyAgents() {
    insert(CustomAgents.MAX);

    create(person).is(409, "too_many_agents");

    assertThat(count()).isEqualTo(CustomAgents.MAX);
    api.delete(person, PATH + "/" + agents.ofOwner(userId).getFirst().id()).is(204);
    create(person).is(201);
    create(Person.user()).is(201);
  }

  @Test
  void concurrentRequestsDoNotExceedTheLimit() throws Exception {
    insert(CustomAgents.MAX - 5);

    List<Callable<Integer>> calls = new ArrayList<>();
    IntStream.range(0, 20).forEach(i -> calls.add(() -> create(person).status()));
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
    create(bob).is(201);

    agents.erase(userId);
    agents.erase(userId);

    assertThat(count()).isZero();
    assertThat(agents.ofOwner(Objects.requireNonNull(bob.userId()))).hasSize(1);
  }

  private long count() {
    return mongo.count(new Query(where("owner").is(userId)), Agent.class);
  }

  private void insert(int count) {
    for (int i = 0; i < count; i++) {
      mongo.insert(
          new AgentRequest("Agent " + i, "One of many.", null, "You are many.", null, null)
              .toAgent("custom-" + userId + "-" + i, userId, null));
    }
  }

  private Answer create(Person person) {
    return api.post(person, PATH, described());
  }

  /** A description with these fields, each a name and a value, besides or in place of its own. */
  private static Map<String, Object> described(@Nullable Object... fields) {
    Map<String, Object> described = new HashMap<>();
    described.put("name", " Sofia ");
    described.put("description", "Practises Spanish.");
    described.put("systemPrompt", "You are Sofia.\nBe kind.\n");
    for (int i = 0; i < fields.length; i += 2) {
      described.put((String) fields[i], fields[i + 1]);
    }
    return described;
  }
}
