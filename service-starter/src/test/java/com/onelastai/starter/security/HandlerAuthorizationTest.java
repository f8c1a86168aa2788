package com.onelastai.starter.security;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import elsewhere.LibraryController;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

@SpringBootTest(
    properties = {
      "spring.application.name=permission-test",
      "spring.web.resources.add-mappings=true",
      "spring.kafka.bootstrap-servers=127.0.0.1:1",
      "eureka.client.enabled=false"
    })
@AutoConfigureMockMvc
class HandlerAuthorizationTest {

  @Autowired MockMvc mvc;

  @ParameterizedTest
  @CsvSource({
    "/open, 200, 200, 200, 200",
    "/signed-in, 401, 200, 200, 200",
    "/users/ada, 401, 200, 403, 200",
    "/support, 401, 403, 403, 200",
    "/moderation, 401, 403, 403, 200",
    "/admin, 401, 403, 403, 200",
    "/closed, 401, 403, 403, 200",
    "/closed/open, 200, 200, 200, 200",
    "/undeclared, 401, 403, 403, 403",
    "/route, 401, 403, 403, 403",
    "/library, 401, 403, 403, 403",
    "/socket, 401, 403, 403, 403",
    "/declared-socket, 401, 200, 200, 200"
  })
  void callersAreLetInAsTheHandlerSays(String path, int nobody, int ada, int bob, int admin)
      throws Exception {
    String body = "{\"word\":\"x\"}";
    mvc.perform(post(path).contentType(MediaType.APPLICATION_JSON).content(body))
        .andExpect(status().is(nobody));
    call(path, body, "ada", "user").andExpect(status().is(ada));
    call(path, body, "bob", "user").andExpect(status().is(bob));
    call(path, body, "root", "admin").andExpect(status().is(admin));
  }

  @ParameterizedTest
  @CsvSource({"support, /support, /moderation", "moderator, /moderation, /support"})
  void teamReachesItsHandlersAlone(String role, String own, String ofAnotherTeam) throws Exception {
    String body = "{\"word\":\"x\"}";
    call(own, body, "sue", role).andExpect(status().isOk());
    call(ofAnotherTeam, body, "sue", role).andExpect(status().isForbidden());
    call("/admin", body, "sue", role).andExpect(status().isForbidden());
    call("/users/ada", body, "sue", role).andExpect(status().isForbidden());
  }

  @Test
  void whoMayNotCallLearnsNothingOfWhatIsWrongWithTheBody() throws Exception {
    mvc.perform(post("/admin").contentType(MediaType.APPLICATION_JSON).content("{"))
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.code").value("unauthenticated"));
    call("/admin", "{\"word\":\"\"}", "ada", "user")
        .andExpect(jsonPath("$.code").value("forbidden"));
    call("/admin", "{\"word\":\"\"}", "root", "admin")
        .andExpect(jsonPath("$.errors[0].field").value("word"));
  }

  @Test
  void staticResourceIsClosed() throws Exception {
    mvc.perform(get("/notes.txt"))
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.instance").value("/notes.txt"))
        .andExpect(jsonPath("$.code").value("unauthenticated"));
  }

  @Test
  void methodsOfAPathAreNoSecret() throws Exception {
    mvc.perform(options("/admin")).andExpect(header().string("Allow", "POST,OPTIONS"));
    mvc.perform(get("/admin")).andExpect(status().isMethodNotAllowed());
  }

  private ResultActions call(String path, String body, String user, String role) throws Exception {
    return mvc.perform(
        post(path)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(
                jwt()
                    .jwt(token ->
                        token
                            .subject(user)
                            .claim("realm_access", Map.of("roles", List.of(role))))));
  }

  @SpringBootApplication
  @Import({Handlers.class, Closed.class, LibraryController.class})
  static class Application {

    @Bean
    RouterFunction<ServerResponse> route() {
      return RouterFunctions.route().POST("/route", request -> ServerResponse.ok().build()).build();
    }

    /** As a WebSocket's handshake is mapped. */
    @Bean
    SimpleUrlHandlerMapping sockets() {
      Map<String, HttpRequestHandler> sockets =
          Map.of("/socket", (request, response) -> {}, "/declared-socket", new DeclaredSocket());
      return new SimpleUrlHandlerMapping(sockets, -1);
    }
  }

  @SignedIn
  static class DeclaredSocket implements HttpRequestHandler {

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) {}
  }

  record Body(@NotBlank String word) {}

  @RestController
  static class Handlers {

    @PermitAll
    @PostMapping("/open")
    void open(@Valid @RequestBody Body body) {}

    @SignedIn
    @PostMapping("/signed-in")
    void signedIn(@Valid @RequestBody Body body) {}

    @OwnerOrAdmin
    @PostMapping("/users/{userId}")
    void owner(@PathVariable String userId, @Valid @RequestBody Body body) {}

    @SupportOnly
    @PostMapping("/support")
    void support(@Valid @RequestBody Body body) {}

    @ModeratorOnly
    @PostMapping("/moderation")
    void moderation(@Valid @RequestBody Body body) {}

    @AdminOnly
    @PostMapping("/admin")
    void admin(@Valid @RequestBody Body body) {}

    @PostMapping("/undeclared")
    void undeclared(@Valid @RequestBody Body body) {}
  }

  @AdminOnly
  @RestController
  static class Closed {

    @PostMapping("/closed")
    void closed() {}

    @PermitAll
    @PostMapping("/closed/open")
    void open() {}
  }
}
