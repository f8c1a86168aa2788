package com.onelastai.auth.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.servlet.http.Cookie;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as the gateway does. */
@TestComponent
public class Api {

  public static final String PASSWORD = "correct horse battery";
  public static final String USER_AGENT =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  private static final Pattern TOKEN = Pattern.compile("(?m)^Token: (\\S+)");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final MockMvc mvc;

  Api(MockMvc mvc) {
    this.mvc = mvc;
  }

  /** What was answered. */
  public record Answer(MockHttpServletResponse response, JsonNode body) {

    public int status() {
      return response.getStatus();
    }

    public String text(String pointer) {
      return body.at(pointer).asString();
    }

    public Cookie cookie(String name) {
      return Objects.requireNonNull(response.getCookie(name), "No cookie " + name);
    }

    public Answer is(int status) {
      assertThat(status()).as("%s", body).isEqualTo(status);
      return this;
    }

    /** A problem with this code. */
    public Answer is(int status, String code) {
      is(status);
      assertThat(text("/code")).isEqualTo(code);
      return this;
    }
  }

  /** Someone who signed in. */
  public record Session(String userId, String email, String accessToken, String refreshToken) {}

  public static String newEmail() {
    return "u-" + UUID.randomUUID() + "@example.com";
  }

  public Answer register(String email) {
    return post(
        "/api/session/register",
        null,
        Map.of("email", email, "password", PASSWORD, "name", "Ada Example"));
  }

  public Answer login(String email, String password) {
    return login(email, password, Map.of());
  }

  public Answer login(String email, String password, Map<String, String> second) {
    Map<String, String> body = new HashMap<>(second);
    body.put("email", email);
    body.put("password", password);
    return post("/api/session/login", null, body);
  }

  /** Opens an account and signs in. */
  public Session newSession() {
    String email = newEmail();
    register(email).is(201);
    return session(email);
  }

  /** Signs in to an account without a second factor. */
  public Session session(String email) {
    Answer login = login(email, PASSWORD).is(200);
    return new Session(
        login.text("/user/id"),
        email,
        login.text("/accessToken"),
        login.cookie("onelastai_refresh").getValue());
  }

  public Answer refresh(String refreshToken) {
    return call(
        MockMvcRequestBuilders.post("/api/session/refresh")
            .cookie(new Cookie("onelastai_refresh", refreshToken)));
  }

  public Answer post(String path, @Nullable Session session, Map<String, ?> body) {
    return call(
        authorized(MockMvcRequestBuilders.post(path), session)
            .contentType(MediaType.APPLICATION_JSON)
            .content(JSON.writeValueAsString(body)));
  }

  public Answer get(String path, @Nullable Session session) {
    return call(authorized(MockMvcRequestBuilders.get(path), session));
  }

  public Answer delete(String path, @Nullable Session session) {
    return call(authorized(MockMvcRequestBuilders.request(HttpMethod.DELETE, path), session));
  }

  private static MockHttpServletRequestBuilder authorized(
      MockHttpServletRequestBuilder request, @Nullable Session session) {
    return session == null
        ? request
        : request.header(HttpHeaders.AUTHORIZATION, "Bearer " + session.accessToken());
  }

  /** As the gateway would pass it on, from a browser at 203.0.113.7. */
  public Answer call(MockHttpServletRequestBuilder request) {
    try {
      MockHttpServletResponse response =
          mvc.perform(
                  request
                      .header("X-Forwarded-For", "203.0.113.7")
                      .header(HttpHeaders.USER_AGENT, USER_AGENT))
              .andReturn()
              .getResponse();
      byte[] body = response.getContentAsByteArray();
      return new Answer(response, body.length == 0 ? JSON.nullNode() : JSON.readTree(body));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The token of the newest mail to this address, once there are this many. */
  public static String mailedToken(String email, int mails) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(MailServer.mailsTo(email)).hasSizeGreaterThanOrEqualTo(mails));
    Matcher token = TOKEN.matcher(MailTexts.plain(MailServer.mailsTo(email).get(mails - 1)));
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  /**
   * What an authenticator app shows.
   *
   * @param steps of 30 seconds from now
   */
  public static String otp(String secret, int steps) {
    try {
      TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(new Base32().decode(secret), generator.getAlgorithm()),
          Instant.now().plusSeconds(30L * steps));
    } catch (InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }
}
