package com.onelastai.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DiscoveryTest {

  private final HttpClient http = HttpClient.newHttpClient();

  @LocalServerPort int port;

  @Test
  void isHealthy() throws Exception {
    HttpResponse<String> health = get("/actuator/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("\"status\":\"UP\"");
  }

  @Test
  void registeredInstanceIsListedUntilItDeregisters() throws Exception {
    assertThat(send("POST", "/eureka/apps/SOME-SERVICE", instance()).statusCode()).isEqualTo(204);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(get("/eureka/apps").body()).contains("some-service:127.0.0.1:18101"));

    send("DELETE", "/eureka/apps/SOME-SERVICE/some-service:127.0.0.1:18101", "");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(get("/eureka/apps").body()).doesNotContain("18101"));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, "");
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static String instance() {
    return """
    {"instance": {
      "instanceId": "some-service:127.0.0.1:18101", "app": "SOME-SERVICE", "status": "UP",
      "hostName": "127.0.0.1", "ipAddr": "127.0.0.1", "vipAddress": "some-service",
      "port": {"$": 18101, "@enabled": "true"},
      "dataCenterInfo": {
        "@class": "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo", "name": "MyOwn"}}}
    """;
  }
}
