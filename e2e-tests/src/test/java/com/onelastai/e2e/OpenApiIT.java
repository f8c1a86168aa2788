package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each service compares its document with the copy in the web SDK; here they come by the gateway.
 */
class OpenApiIT {

  private final Suite suite = Suite.running();

  static List<String> services() {
    return Suite.running().services();
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

  private JsonNode document(String service) {
    HttpResponse<String> answer =
        Http.get(suite.gateway().resolve("/api/docs/" + service), Map.of());
    assertStatus(200, answer);
    return JsonMapper.shared().readTree(answer.body());
  }
}
