package com.onelastai.tools.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.WholeServiceTest;
import com.onelastai.tools.run.ToolCatalog.Entry;
import com.onelastai.tools.test.ToolsServiceIT;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

@ToolsServiceIT
class ToolRunIT extends WholeServiceTest {

  @Autowired ToolCatalog catalog;

  @Test
  void theExampleOfEveryToolOfTheCatalogWorks() {
    JsonNode tools = api.get(Api.NOBODY, "/api/tools").is(200).body().get("items");
    assertThat(tools.size()).isPositive();
    for (JsonNode tool : tools) {
      String id = tool.get("id").asString();
      Answer answer = run(Person.user(), id, tool.get("example").toString()).is(200);
      boolean asksOthers = tool.get("traits").toString().contains("slow");
      assertThat(answer.body().get("success").asBoolean() || asksOthers).as("%s", answer).isTrue();
      assertThat(answer.text("/tool")).isEqualTo(id);
      assertThat(tool.at("/input/properties").isEmpty()).as(id).isFalse();
      assertThat(tool.at("/output/properties").isEmpty()).as(id).isFalse();
    }
  }

  @Test
  void whatMayBeNullMayBeLeftOut() {
    List<String> wrong = new ArrayList<>();
    for (Entry<?, ?> entry : catalog.all()) {
      for (RecordComponent part : entry.input().getRecordComponents()) {
        if (part.getAnnotatedType().isAnnotationPresent(Nullable.class)
            && Stream.of(NotNull.class, NotBlank.class, NotEmpty.class)
                .anyMatch(part.getAccessor()::isAnnotationPresent)) {
          wrong.add(entry.id() + "." + part.getName());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"text": "a"}                                     | action
          {"action": "encode"}                              | text
          {"action": "twice", "text": "a"}                  | action
          {"action": "encode", "text": 1}                   | text
          {"action": "encode", "text": "a", "tezt": "b"}    | tezt
          {"action": "encode", "text": "a", "lines": "yes"} | lines
          []                                                | body
          {                                                 | body
          """)
  void wrongInputIsRefusedByTheNameOfItsField(String input, String field) {
    Answer answer = run("base64", input).is(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    assertThat(answer.body().get("errors").size()).isOne();
  }

  @Test
  void workThatCannotBeDoneIsNoErrorOfTheRequest() {
    Answer answer = run("base64", "{\"action\": \"decode\", \"text\": \"a$b=\"}").is(200);
    assertThat(answer.body().get("success").asBoolean()).isFalse();
    assertThat(answer.text("/errorMessage")).startsWith("This is not Base64");
    assertThat(answer.body().get("result").isNull()).isTrue();
  }

  @Test
  void unknownToolIsNotFound() {
    run("no-such-tool", "{}").is(404, "not_found");
  }

  @Test
  void whoIsNeitherSignedInNorAVisitorIsToldToSignIn() {
    api.post(Api.NOBODY, "/api/tools/base64", Map.of("action", "encode", "text", "a"))
        .is(401, "sign_in_required");
  }

  @Test
  void everyToolHasAnOperationWithItsOwnSchemas() {
    JsonNode document = api.get(Api.NOBODY, "/v3/api-docs").is(200).body();
    assertThat(document.at("/paths/~1api~1tools~1{tool}").isMissingNode()).isTrue();
    for (JsonNode tool : api.get(Api.NOBODY, "/api/tools").body().get("items")) {
      JsonNode operation =
          document.at("/paths/~1api~1tools~1" + tool.get("id").asString() + "/post");
      String input =
          operation
              .at("/requestBody/content/application~1json/schema/$ref")
              .asString()
              .substring("#".length());
      assertThat(document.at(input + "/properties").propertyNames())
          .containsExactlyInAnyOrderElementsOf(
              List.copyOf(tool.at("/input/properties").propertyNames()));
      assertThat(operation.get("x-permission").asString()).isEqualTo("anyone");
      assertThat(operation.get("responses").propertyNames()).contains("200", "400", "401", "429");
    }
  }

  @Test
  void hostOfANetworkToolIsCheckedAsAnyField() {
    Answer answer = run("dns-lookup", "{\"name\": \"example.com;id\"}").is(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo("name");
  }

  @Test
  void toolForUsersRefusesOthersBeforeItReadsTheirInput() {
    run("port-scanner", "{}").is(401, "sign_in_required");
    run(Person.user(), "port-scanner", "{}").is(400);
  }

  @Test
  void toolWithALimitOfItsOwnCountsEachUser() {
    Person user = Person.user();
    String input = "{\"host\": \"none.example.com\", \"ports\": \"80\"}";
    run(user, "port-scanner", input).is(200);
    run(user, "port-scanner", "{\"host\": \"0x7f.1\"}").is(400);
    run(user, "port-scanner", input).is(200);
    run(user, "port-scanner", input).is(429, "limit_reached");
    run(user, "base64", "{\"action\": \"encode\", \"text\": \"a\"}").is(200);
    run(Person.user(), "port-scanner", input).is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/yaml", "application/xml", "application/cbor", "text/plain"})
  void anythingButJsonIsRefused(String type) {
    Answer answer =
        api.call(
            visitor,
            MockMvcRequestBuilders.post("/api/tools/base64").contentType(type).content("{}"));
    answer.is(415, "unsupported_media_type");
  }

  @Test
  void answerIsAnEventForWhoWantsAStream() {
    Answer answer = stream("dns-lookup", "{\"name\": \"example.com\"}").is(200);
    assertThat(answer.text())
        .contains("event: answer\ndata: {\"tool\":\"dns-lookup\",\"success\":false")
        .endsWith("}\n\n");
    assertThat(answer.response().getContentType()).isEqualTo("text/event-stream");
    Answer refused = stream("dns-lookup", "{\"name\": \"a b\"}").is(400);
    assertThat(refused.text("/errors/0/field")).isEqualTo("name");
  }

  private Answer stream(String tool, String input) {
    return api.call(
        visitor,
        MockMvcRequestBuilders.post("/api/tools/" + tool)
            .accept(MediaType.TEXT_EVENT_STREAM)
            .contentType(MediaType.APPLICATION_JSON)
            .content(input));
  }

  private Answer run(String tool, String input) {
    return run(visitor, tool, input);
  }

  private Answer run(Person caller, String tool, String input) {
    return post(caller, "/api/tools/" + tool, input);
  }
}
