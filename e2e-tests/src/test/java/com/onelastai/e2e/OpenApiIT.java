package com.onelastai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The web SDK's client is generated from committed copies of the services' documents. A change of
 * an API fails here until the copy is renewed with {@code -Dopenapi.update=true}, and then breaks
 * the client's type check where it matters.
 */
class OpenApiIT {

  private static final Path COPIES = Path.of("../web-sdk/openapi");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final Suite suite = Suite.running();

  static List<String> services() {
    return Suite.running().services();
  }

  static Stream<String> servicesOfTheClient() {
    return services().stream().filter(service -> !service.equals(TemplateService.NAME));
  }

  @ParameterizedTest
  @MethodSource("servicesOfTheClient")
  void clientIsGeneratedFromWhatTheServiceServes(String service) throws IOException {
    JsonNode served = document(service);
    Path copy = COPIES.resolve(service + ".json");
    if (Boolean.getBoolean("openapi.update")) {
      Files.writeString(copy, JSON.writeValueAsString(served) + "\n");
    }
    assertThat(JSON.readTree(Files.readString(copy))).isEqualTo(served);
  }

  @ParameterizedTest
  @MethodSource("services")
  void everyOperationHasASummaryAndResponses(String service) {
    for (JsonNode path : document(service).get("paths")) {
      for (JsonNode operation : path) {
        assertThat(operation.has("summary")).as(operation.toString()).isTrue();
        assertThat(operation.get("responses").size()).as(operation.toString()).isPositive();
      }
    }
  }

  @Test
  void onePageListsTheDocumentsOfAllServices() {
    HttpResponse<String> settings =
        Http.get(suite.gateway().resolve("/api/docs/documents.json"), Map.of());
    assertThat(settings.body())
        .contains(services().stream().map(service -> "/api/docs/" + service).toList());
  }

  /** Without the address of the machine that it ran on. */
  private JsonNode document(String service) {
    HttpResponse<String> answer =
        Http.get(suite.gateway().resolve("/api/docs/" + service), Map.of());
    assertThat(answer.statusCode()).isEqualTo(200);
    ObjectNode document = (ObjectNode) JSON.readTree(answer.body());
    document.remove("servers");
    return document;
  }
}
