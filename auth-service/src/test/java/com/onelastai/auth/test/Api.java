package com.onelastai.auth.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.onelastai.mail.test.MailServer;
import com.onelastai.starter.time.SettableClock;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.json.JsonAssert;
import org.springframework.test.json.JsonCompareMode;
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
  private final SettableClock clock;

  Api(MockMvc mvc, SettableClock clock) {
    this.mvc = mvc;
    this.clock = clock;
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
      return has("/code", code);
    }

    public Answer has(String pointer, Object value) {
      assertThat(text(pointer)).as("%s of %s", pointer, body).isEqualTo(value.toString());
      return this;
    }

    /** Has at least these fields. */
    public Answer has(String json) {
      return matches(json, JsonCompareMode.LENIENT);
    }

    /** Has these fields and no others. */
    public Answer hasOnly(String json) {
      return matches(json, JsonCompareMode.STRICT);
    }

    private Answer matches(String json, JsonCompareMode mode) {
      JsonAssert.comparator(mode).assertIsMatch(json, body.toString());
      return this;
    }
  }

  /** Someone who signed in. */
  public record Session(String userId, String email, String accessToken, String refreshToken) {}

  public static String newEmail() {
    return "u-" + UUID.randomUUID() + "@example.com";
  }

  public Answer register(String email) {
    return register(email, PASSWORD, "Ada Example");
  }

  public Answer register(String email, String password, String name) {
    return post(
        "/api/session/register", Map.of("email", email, "password", password, "name", name));
  }

  /** Opens an account in a browser that sends this Accept-Language. */
  public Answer registerIn(String languages, String email) {
    Map<String, String> body = Map.of("email", email, "password", PASSWORD, "name", "Ada Example");
    return call(
        MockMvcRequestBuilders.post("/api/session/register")
            .header(HttpHeaders.ACCEPT_LANGUAGE, languages)
            .contentType(MediaType.APPLICATION_JSON)
            .content(JSON.writeValueAsString(body)));
  }

  public Answer login(String email, String password) {
    return login(email, password, Map.of());
  }

  public Answer login(String email, String password, Map<String, String> second) {
    Map<String, String> body = new HashMap<>(second);
    body.put("email", email);
    body.put("password", password);
    return post("/api/session/login", body);
  }

  /** Opens an account and signs in. */
  public Session newSession() {
    String email = newEmail();
    register(email).is(201);
    return session(email);
  }

  /** Opens an account, verifies its address and signs in. */
  public Session newVerifiedSession() {
    Session session = newSession();
    verifyEmail(mailedToken(session.email(), 1)).is(204);
    return session;
  }

  public Answer verifyEmail(String token) {
    return post("/api/auth/verify-email", Map.of("token", token));
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

  public Answer changePassword(Session session, String current, String next) {
    return post(
        "/api/auth/change-password",
        session,
        Map.of("currentPassword", current, "newPassword", next));
  }

  public Answer eraseAccount(String token, String password) {
    return send(
        HttpMethod.DELETE, "/api/user/account", token, "{\"password\": \"" + password + "\"}");
  }

  /** Calls without a token. */
  public Answer post(String path, Map<String, ?> body) {
    return send(HttpMethod.POST, path, "", JSON.writeValueAsString(body));
  }

  public Answer post(String path, Session session, Map<String, ?> body) {
    return send(HttpMethod.POST, path, session.accessToken(), JSON.writeValueAsString(body));
  }

  /** Calls without a token. */
  public Answer get(String path) {
    return get(path, "");
  }

  public Answer get(String path, Session session) {
    return get(path, session.accessToken());
  }

  public Answer get(String path, String token) {
    return call(token, MockMvcRequestBuilders.get(URI.create(path)));
  }

  public Answer delete(String path, Session session) {
    return call(session.accessToken(), MockMvcRequestBuilders.delete(path));
  }

  /**
   * Sends a JSON body.
   *
   * @param token empty for none
   */
  public Answer send(HttpMethod method, String path, String token, String body) {
    return send(method, path, token, MediaType.APPLICATION_JSON_VALUE, body);
  }

  public Answer send(HttpMethod method, String path, String token, String type, String body) {
    return call(
        token, MockMvcRequestBuilders.request(method, path).contentType(type).content(body));
  }

  private Answer call(String token, MockHttpServletRequestBuilder request) {
    return call(
        token.isEmpty() ? request : request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token));
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

  /** Acts when this time has passed, or before it if it is negative. */
  public <T> T after(Duration time, Supplier<T> action) {
    clock.setOffset(time);
    try {
      return action.get();
    } finally {
      clock.setOffset(Duration.ZERO);
    }
  }

  /** The token in the mail with this number to this address. */
  public static String mailedToken(String email, int number) {
    await().until(() -> MailServer.mailsTo(email).size() >= number);
    Matcher token = TOKEN.matcher(MailServer.mailsTo(email).get(number - 1).plain());
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
