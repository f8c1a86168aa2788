package com.onelastai.starter.problem;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.SignedIn;
import com.onelastai.starter.visit.VisitHeaders;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;
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
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
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

  @ParameterizedTest
  @CsvSource({
    "GET, /mine, 401, unauthenticated",
    "GET, /nowhere, 404, not_found",
    "POST, /open, 405, method_not_allowed",
    "GET, /open;x=1, 400, invalid_request",
    "GET, /broken, 500, internal_error",
    "GET, /stored/query, 500, internal_error",
    "GET, /stored/timeout, 503, store_unavailable",
    "GET, /stored/socket, 503, store_unavailable",
    "GET, /stored/step-down, 503, store_unavailable"
  })
  void refusalIsAProblemWithACode(String method, URI path, int status, String code)
      throws Exception {
    ResultActions answer = refused(request(HttpMethod.valueOf(method), path), status, code);
    if (status == 503) {
      answer.andExpect(header().string("Retry-After", "2"));
    }
  }

  @Test
  void onlyAdminsMayCallWhatIsForAdmins() throws Exception {
    refused(get("/theirs").with(withRoles("user")), 403, "forbidden");
    mvc.perform(get("/theirs").with(withRoles("user", "admin"))).andExpect(status().isOk());
  }

  @Test
  void refusalHasItsMembersAndPause() throws Exception {
    refused(get("/closed"), 423, "closed")
        .andExpect(header().string("Retry-After", "90"))
        .andExpect(jsonPath("$.until").value("noon"));
  }

  @Test
  void tokenIsUnverifiedWhileTheKeysAreUnavailable() throws Exception {
    // It is well-formed.
    String token = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.eyJzdWIiOiJ1In0.c2ln";
    refused(get("/open").header("Authorization", "Bearer " + token), 503, "identity_unavailable")
        .andExpect(header().exists("Retry-After"));
  }

  @Test
  void malformedTokenIsRefusedEvenWhereNoneIsNeeded() throws Exception {
    refused(get("/open").header("Authorization", "Bearer nonsense"), 401, "invalid_token");
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
        "{\"colour\":1}               | invalid_request | colour",
        "{\"colour\":\"0\"}           | invalid_request | colour",
      })
  void badBodyIsRefusedByTheNameOfTheField(String body, String code, String field)
      throws Exception {
    refused(post("/things").contentType(MediaType.APPLICATION_JSON).content(body), 400, code)
        .andExpect(jsonPath("$.errors[0].field").value(field));
  }

  @ParameterizedTest
  @CsvSource({"/things/abc, number", "/filtered?mine=x, mine", "/unreadable, query"})
  void badParameterIsNamed(String path, String field) throws Exception {
    refused(get(path), 400, "invalid_request")
        .andExpect(jsonPath("$.errors[0].field").value(field))
        .andExpect(
            jsonPath("$.errors[0].code")
                .value(field.equals("query") ? "unreadable" : "wrong_type"));
  }

  @ParameterizedTest
  @CsvSource({
    "/open?tz=Europe%2FBerlin, tz",
    "/filtered?mine=true&colour=red&color=red, color",
    "/coloured?colour=red&x%5B%5D=1, x[]",
    "/me?visitorId=v-2, visitorId"
  })
  void parameterThatNoHandlerReadsIsNamed(String path, String field) throws Exception {
    refused(get(URI.create(path)), 400, "invalid_request")
        .andExpect(jsonPath("$.errors[0].field").value(field))
        .andExpect(jsonPath("$.errors[0].code").value("unknown_parameter"));
  }

  @Test
  void parametersOfAHandlerAreRead() throws Exception {
    mvc.perform(get("/filtered?mine=true&colour=red")).andExpect(content().string("true"));
    mvc.perform(get("/open?")).andExpect(status().isOk());
  }

  @Test
  void unknownValueOfAnEnumIsAnsweredWithTheAllowedOnes() throws Exception {
    String body = "{\"name\":\"a\",\"size\":1,\"colour\":\"pink\"}";
    for (RequestBuilder request :
        List.of(
            post("/things").contentType(MediaType.APPLICATION_JSON).content(body),
            get("/coloured?colour=pink"),
            get("/coloured?colour=unknown"),
            get("/filtered?mine=true&colour=darkBlue"))) {
      refused(request, 400, "invalid_request")
          .andExpect(jsonPath("$.errors[0].field").value("colour"))
          .andExpect(jsonPath("$.errors[0].code").value("one_of"))
          .andExpect(jsonPath("$.errors[0].detail").value("must be one of red, dark_blue"));
    }
  }

  @Test
  void enumIsReadAndWrittenInSnakeCase() throws Exception {
    String body = "{\"name\":\"a\",\"size\":1,\"colour\":\"dark_blue\"}";
    mvc.perform(post("/things").contentType(MediaType.APPLICATION_JSON).content(body))
        .andExpect(content().json(body));
    mvc.perform(get("/coloured?colour=dark_blue")).andExpect(content().json("\"dark_blue\""));
  }

  @Test
  void parameterNameOrHeaderThatTheFirewallRefusesIsABadRequest() throws Exception {
    refused(get("/filtered").param("mine", "true").param("\u0085", "1"), 400, "invalid_request");
    refused(get("/open").header("Authorization", "Bearer \u0085"), 400, "invalid_request");
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

  /** No problem names a class or the text of a failure. */
  private ResultActions refused(RequestBuilder request, int status, String code) throws Exception {
    return mvc.perform(request)
        .andExpect(status().is(status))
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.code").value(code))
        .andExpect(content().string(not(containsString("secret"))))
        .andExpect(content().string(not(containsString("java."))))
        .andExpect(content().string(not(containsString("onelastai"))));
  }

  /** A constraint at one parameter changes how Spring reports those within another. */
  @Test
  void invalidFieldOfAFilterBesideAConstrainedParameterIsNamed() throws Exception {
    mvc.perform(get("/paged?name=&size=0"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.code").value("invalid_request"))
        .andExpect(jsonPath("$.errors[0].field").value("name"))
        .andExpect(jsonPath("$.errors[0].code").value("not_blank"))
        .andExpect(jsonPath("$.errors[1].field").value("size"));
  }

  private static JwtRequestPostProcessor withRoles(String... roles) {
    return jwt().jwt(token -> token.claim("realm_access", Map.of("roles", List.of(roles))));
  }

  @SpringBootApplication
  @Import(Things.class)
  static class Application {}

  record Filter(boolean mine, @Nullable Colour colour) {}

  record Named(@NotBlank String name) {}

  enum Colour implements SnakeCaseEnum {
    RED,
    DARK_BLUE,
    UNKNOWN
  }

  record Thing(@NotBlank String name, @PositiveOrZero int size, @Nullable Colour colour) {}

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
    @GetMapping("/coloured")
    Colour coloured(@RequestParam Colour colour) {
      return colour;
    }

    @PermitAll
    @GetMapping("/filtered")
    boolean filtered(@Valid Filter filter) {
      return filter.mine();
    }

    @PermitAll
    @GetMapping("/paged")
    String paged(@Valid Named filter, @RequestParam @Min(1) int size) {
      return filter.name();
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
