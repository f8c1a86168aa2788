package com.onelastai.starter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import com.onelastai.starter.visit.VisitHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as the gateway does. */
@TestComponent
public class Api {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final MockMvc mvc;

  Api(MockMvc mvc) {
    this.mvc = mvc;
  }

  /** What was answered. */
  public record Answer(MockHttpServletResponse response, String text) {

    public int status() {
      return response.getStatus();
    }

    public JsonNode body() {
      return JSON.readTree(text);
    }

    public String text(String pointer) {
      return body().at(pointer).asString();
    }

    public Answer is(int status) {
      assertThat(status()).as("%s", text).isEqualTo(status);
      return this;
    }

    /** This part of the body is this value. */
    public Answer has(String pointer, String value) {
      assertThat(text(pointer)).as("%s", text).isEqualTo(value);
      return this;
    }

    /** A problem with this code. */
    public Answer is(int status, String code) {
      is(status);
      assertThat(text("/code")).isEqualTo(code);
      return this;
    }
  }

  /** Who calls: signed in, known as a visitor, both or neither. */
  public record Person(@Nullable String userId, @Nullable String visitorId, List<String> roles) {

    public static Person user() {
      return new Person(UUID.randomUUID().toString(), null, List.of("user"));
    }

    public static Person admin() {
      return new Person(UUID.randomUUID().toString(), null, List.of("user", "admin"));
    }

    public static Person support() {
      return new Person(UUID.randomUUID().toString(), null, List.of("user", "support"));
    }

    public static Person moderator() {
      return new Person(UUID.randomUUID().toString(), null, List.of("user", "moderator"));
    }

    public static Person visitor() {
      return new Person(null, UUID.randomUUID().toString(), List.of());
    }

    /** The same browser, now signed in. */
    public Person signedIn() {
      return new Person(UUID.randomUUID().toString(), visitorId, List.of("user"));
    }
  }

  public static final Person NOBODY = new Person(null, null, List.of());

  public Answer get(Person person, String path) {
    return call(person, MockMvcRequestBuilders.get(path));
  }

  public Answer delete(Person person, String path) {
    return call(person, MockMvcRequestBuilders.delete(path));
  }

  public Answer post(Person person, String path, Map<String, ?> body) {
    return send(HttpMethod.POST, person, path, body);
  }

  public Answer put(Person person, String path, Map<String, ?> body) {
    return send(HttpMethod.PUT, person, path, body);
  }

  private Answer send(HttpMethod method, Person person, String path, Map<String, ?> body) {
    return call(
        person,
        MockMvcRequestBuilders.request(method, path)
            .contentType(MediaType.APPLICATION_JSON)
            .content(JSON.writeValueAsString(body)));
  }

  public Answer call(Person person, AbstractMockHttpServletRequestBuilder<?> request) {
    if (person.visitorId() != null) {
      request.header(VisitHeaders.VISITOR, person.visitorId());
    }
    String userId = person.userId();
    if (userId != null) {
      request.with(
          jwt()
              .jwt(token ->
                  token.subject(userId).claim("realm_access", Map.of("roles", person.roles()))));
    }
    try {
      MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
      return new Answer(response, response.getContentAsString(StandardCharsets.UTF_8));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
