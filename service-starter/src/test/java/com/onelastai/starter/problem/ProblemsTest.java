package com.onelastai.starter.problem;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.SignedIn;
import com.onelastai.starter.visit.VisitHeaders;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
    properties = {
      "spring.application.name=problems-test",
      "spring.kafka.bootstrap-servers=127.0.0.1:1",
      "eureka.client.enabled=false",
      "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/certs"
    })
@AutoConfigureMockMvc
class ProblemsTest {

  @Autowired MockMvc mvc;

  @Test
  void whoIsNotSignedInIsAskedTo() throws Exception {
    mvc.perform(get("/mine"))
        .andExpect(status().isUnauthorized())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.code").value("unauthenticated"));
  }

  @Test
  void whoMayNotCallIsTurnedAway() throws Exception {
    mvc.perform(get("/theirs").with(withRoles("user")))
        .andExpect(status().isForbidden())
        .andExpect(jsonPath("$.code").value("forbidden"));
  }

  @Test
  void adminMayCallWhatIsForAdmins() throws Exception {
    mvc.perform(get("/theirs").with(withRoles("user", "admin"))).andExpect(status().isOk());
  }

  @Test
  void refusalSaysMoreWhereThereIsMoreToSay() throws Exception {
    mvc.perform(get("/closed"))
        .andExpect(status().isLocked())
        .andExpect(header().string("Retry-After", "90"))
        .andExpect(jsonPath("$.code").value("closed"))
        .andExpect(jsonPath("$.until").value("noon"));
  }

  @Test
  void tokenThatCannotBeCheckedIsNotCalledBad() throws Exception {
    // Well-formed, and the keys are nowhere to be had.
    String token = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.eyJzdWIiOiJ1In0.c2ln";
    mvc.perform(get("/open").header("Authorization", "Bearer " + token))
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().exists("Retry-After"))
        .andExpect(jsonPath("$.code").value("identity_unavailable"));
  }

  @Test
  void tokenThatCannotBeReadIsRefusedEvenWhereNoneIsNeeded() throws Exception {
    mvc.perform(get("/open").header("Authorization", "Bearer nonsense"))
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.code").value("invalid_token"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":                    | malformed_json  | body",
        "{\"name\":{\"$gt\":\"\"}}     | invalid_request | name",
        "{\"name\":\"a\",\"size\":\"x\"} | invalid_request | size",
        "{\"name\":\" \",\"size\":1}   | invalid_request | name",
        "{\"name\":\"a\",\"size\":-1}  | invalid_request | size",
      })
  void badBodyIsRefusedByTheNameOfTheField(String body, String code, String field)
      throws Exception {
    mvc.perform(post("/things").contentType(MediaType.APPLICATION_JSON).content(body))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.code").value(code))
        .andExpect(jsonPath("$.errors[0].field").value(field))
        .andExpect(content().string(not(containsString("onelastai"))));
  }

  @Test
  void parameterOfTheWrongTypeIsNamed() throws Exception {
    mvc.perform(get("/things/abc"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("number"));
  }

  @Test
  void oneOfSeveralParametersOfTheWrongTypeIsNamedWithoutClasses() throws Exception {
    mvc.perform(get("/filtered").param("mine", "x"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("mine"))
        .andExpect(jsonPath("$.errors[0].code").value("wrong_type"))
        .andExpect(content().string(not(containsString("java."))));
  }

  @Test
  void parameterThatCannotBeReadIsTheCallersFault() throws Exception {
    mvc.perform(get("/unreadable"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.code").value("invalid_request"))
        .andExpect(jsonPath("$.errors[0].field").value("query"));
  }

  @Test
  void failureInsideTellsNothingOfItself() throws Exception {
    mvc.perform(get("/broken"))
        .andExpect(status().isInternalServerError())
        .andExpect(jsonPath("$.code").value("internal_error"))
        .andExpect(content().string(not(containsString("secret"))));
  }

  @Test
  void pathThatDoesNotExistAndMethodThatIsNotAllowedHaveCodes() throws Exception {
    mvc.perform(get("/nowhere"))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.code").value("not_found"));
    mvc.perform(post("/open"))
        .andExpect(status().isMethodNotAllowed())
        .andExpect(jsonPath("$.code").value("method_not_allowed"));
  }

  @Test
  void parameterNameThatTheFirewallRefusesIsTheCallersFault() throws Exception {
    mvc.perform(get("/filtered").param("mine", "true").param("\u0085", "1"))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.code").value("invalid_request"));
  }

  @Test
  void headerAndPathThatTheFirewallRefusesAreTheCallersFault() throws Exception {
    mvc.perform(get("/open").header("Authorization", "Bearer \u0085"))
        .andExpect(status().isBadRequest())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.code").value("invalid_request"));
    mvc.perform(get(URI.create("/open;x=1")))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.code").value("invalid_request"));
  }

  @ParameterizedTest
  @CsvSource({"timeout", "socket", "step-down"})
  void storeThatIsAwayIsWorthAnotherTry(String fault) throws Exception {
    mvc.perform(get("/stored/" + fault))
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().string("Retry-After", "2"))
        .andExpect(jsonPath("$.code").value("store_unavailable"));
  }

  @Test
  void faultOfOursInTheStoreIsNotWorthAnotherTry() throws Exception {
    mvc.perform(get("/stored/query")).andExpect(status().isInternalServerError());
  }

  @Test
  void callerIsWhoTheGatewaySays() throws Exception {
    mvc.perform(
            get("/me")
                .header(VisitHeaders.VISITOR, "v-1")
                .header(VisitHeaders.SESSION, "s-1")
                .header("User-Agent", "x".repeat(10_000))
                .header("Accept-Language", "en-GB,de;q=0.5")
                .with(withRoles("user")))
        .andExpect(jsonPath("$.visitorId").value("v-1"))
        .andExpect(jsonPath("$.sessionId").value("s-1"))
        .andExpect(jsonPath("$.userId").value("user"))
        .andExpect(jsonPath("$.language").value("en-GB"))
        .andExpect(jsonPath("$.userAgent").value("x".repeat(Actor.MAX_USER_AGENT)));
  }

  @Test
  void callerWithoutAVisitorIsAnonymousEvenWhenSignedIn() throws Exception {
    mvc.perform(get("/me").with(withRoles("user")))
        .andExpect(jsonPath("$.visitorId").isEmpty())
        .andExpect(jsonPath("$.userId").isEmpty());
  }

  private static JwtRequestPostProcessor withRoles(String... roles) {
    return jwt().jwt(token -> token.claim("realm_access", Map.of("roles", List.of(roles))));
  }

  @SpringBootApplication
  @Import(Things.class)
  static class Application {}

  record Filter(boolean mine) {}

  record Thing(@NotBlank String name, @PositiveOrZero int size) {}

  @RestController
  static class Things {

    @PermitAll
    @GetMapping("/open")
    String open() {
      return "open";
    }

    @SignedIn
    @GetMapping("/mine")
    String mine() {
      return "mine";
    }

    @AdminOnly
    @GetMapping("/theirs")
    String theirs() {
      return "theirs";
    }

    @PermitAll
    @GetMapping("/me")
    Actor me(Actor caller) {
      return caller;
    }

    @PermitAll
    @PostMapping("/things")
    Thing create(@Valid @RequestBody Thing thing) {
      return thing;
    }

    @PermitAll
    @GetMapping("/things/{number}")
    int thing(@PathVariable int number) {
      return number;
    }

    @PermitAll
    @GetMapping("/filtered")
    boolean filtered(@Valid Filter filter) {
      return filter.mine();
    }

    /** As the server does when it decodes {@code ?q=%ff}; the mock of it decodes nothing. */
    @PermitAll
    @GetMapping("/unreadable")
    String unreadable() {
      throw new InvalidParameterException("q");
    }

    @PermitAll
    @GetMapping("/closed")
    String closed() {
      throw new ApiException(HttpStatus.LOCKED, "closed", "Come again later.")
          .with("until", "noon")
          .retryAfter(Duration.ofSeconds(90));
    }

    @PermitAll
    @GetMapping("/stored/{fault}")
    String stored(@PathVariable String fault) {
      ServerAddress address = new ServerAddress();
      throw switch (fault) {
        case "timeout" -> new DataAccessResourceFailureException("", new MongoTimeoutException(""));
        case "socket" -> new MongoSocketReadException("", address);
        case "step-down" ->
            new UncategorizedMongoDbException(
                "",
                new MongoCommandException(new BsonDocument("code", new BsonInt32(10107)), address));
        default -> new MongoCommandException(new BsonDocument("code", new BsonInt32(2)), address);
      };
    }

    @PermitAll
    @GetMapping("/broken")
    String broken() {
      throw new IllegalStateException("the secret");
    }
  }
}
