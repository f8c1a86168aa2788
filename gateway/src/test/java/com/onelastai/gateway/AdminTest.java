package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.RSAKey;
import com.onelastai.gateway.Caller.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What admins learn of the services as a whole. */
@GatewayTest
class AdminTest {

  private static final String SERVICES = "/api/admin/services";
  private static final String TOPICS =
      "{\"items\":[{\"topic\":\"a\",\"waiting\":2},{\"topic\":\"b\",\"waiting\":1}],\"next\":null}";

  private static RSAKey key;
  private static String admin;
  private static String user;

  @Autowired Caller caller;

  @BeforeAll
  static void createTokens() throws Exception {
    key = Tokens.key("admin");
    admin = issue("admin");
    user = issue("user");
  }

  @BeforeEach
  void publishKeyAndCounts() throws Exception {
    Tokens.publish(key);
    await()
        .until(
            () -> caller.get("/api/session/me", "Authorization: Bearer " + user).status() == 200);
    for (String service :
        List.of(
            "auth-service",
            "billing-service",
            "chat-service",
            "community-service",
            "lab-service",
            "support-service",
            "tools-service",
            "tracking-service")) {
      TestBed.SERVICE.answer(topicsOf(service), 200, "application/json", TOPICS);
    }
  }

  @Test
  void oneRequestTellsHowManyDeadLettersWaitInEachService() throws Exception {
    TestBed.SERVICE.answer(topicsOf("chat-service"), 503, "application/problem+json", "{}");

    Answer answer = caller.get(SERVICES, "Cookie: onelastai_access=" + admin).is(200);

    assertThat(answer.body())
        .isEqualTo(
            """
            {"items":[{"service":"auth-service","available":true,"deadLetters":3},\
            {"service":"billing-service","available":true,"deadLetters":3},\
            {"service":"chat-service","available":false,"deadLetters":null},\
            {"service":"community-service","available":true,"deadLetters":3},\
            {"service":"lab-service","available":true,"deadLetters":3},\
            {"service":"support-service","available":true,"deadLetters":3},\
            {"service":"tools-service","available":true,"deadLetters":3},\
            {"service":"tracking-service","available":true,"deadLetters":3}],"next":null}\
            """);
    assertThat(TestBed.SERVICE.headers(topicsOf("auth-service")))
        .containsEntry("Authorization", "Bearer " + admin);
  }

  @Test
  void servicesThatAnswerNonsenseAreListedAsNotAvailable() throws Exception {
    TestBed.SERVICE.answer(topicsOf("auth-service"), 200, "application/json", "<html>");
    assertThat(caller.get(SERVICES, "Authorization: Bearer " + admin).is(200).body())
        .contains("{\"service\":\"auth-service\",\"available\":false,\"deadLetters\":null}");
  }

  @Test
  void onlyAdminsSeeTheServices() throws Exception {
    caller.get(SERVICES).is(401, "unauthenticated");
    caller.get(SERVICES, "Authorization: Bearer x").is(401, "invalid_token");
    caller.get(SERVICES, "Authorization: Bearer " + user).is(403, "forbidden");
    caller.get(SERVICES, "Cookie: onelastai_access=" + user).is(403, "forbidden");
  }

  @Test
  void unknownParameterIsNamed() throws Exception {
    Answer refused =
        caller
            .get(SERVICES + "?page=2", "Authorization: Bearer " + admin)
            .is(400, "invalid_request");
    assertThat(refused.body()).contains("\"field\":\"page\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auth-service", "chat-service", "tracking-service"})
  void everyServiceWithARouteIsReachedByItsName(String service) throws Exception {
    String path = SERVICES + "/" + service + "/dead-letters";
    caller.get(path + "?size=5").is(200);
    assertThat(TestBed.SERVICE.last(path).uri()).isEqualTo(path + "?size=5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "other-service", "eureka", "gateway"})
  void otherNamesAreNotFound(String name) throws Exception {
    caller.get(SERVICES + "/" + name + "/dead-letters").is(404, "not_found");
  }

  private static String topicsOf(String service) {
    return SERVICES + "/" + service + "/dead-letter-topics";
  }

  private static String issue(String role) throws Exception {
    return Tokens.bare(key, claims -> claims.claim("realm_access", Map.of("roles", List.of(role))));
  }
}
