package com.onelastai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every operation of every service is called by every kind of caller. The operations are read from
 * the running services, so new endpoints are included.
 */
class PermissionsIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LONGER_THAN_TOKENS_LIVE = Duration.ofMinutes(10);
  private static final Suite SUITE = Suite.running();
  private static final Account OWNER = Account.register(SUITE);
  private static final Account OTHER = Account.register(SUITE);
  private static final Account SUPPORT =
      new Account(SUITE, "-", "support@example.com", "Local-support-1");
  private static final Account MODERATOR =
      new Account(SUITE, "-", "moderator@example.com", "Local-moderator-1");
  private static final Account ADMIN =
      new Account(SUITE, "-", "admin@example.com", "Local-admin-1");

  private static final Map<Account, String> TOKENS = new HashMap<>();

  /** The outcome of a request as to permission. */
  private enum Outcome {
    SIGN_IN_FIRST,
    TOKEN_REFUSED,
    FORBIDDEN,
    LET_IN
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static Stream<Operation> operations() {
    return Operation.all(SUITE);
  }

  @AfterEach
  void resetClocks() {
    SUITE.moveClocksTo(Duration.ZERO);
  }

  @Test
  void everyServiceIsChecked() {
    assertThat(operations().map(Operation::service).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(SUITE.services().stream(), Stream.of("gateway")).toList());
    assertThat(operations().map(Operation::permission))
        .isSubsetOf(Set.of("anyone", "signed-in", "owner", "support", "moderator", "admin"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operationAllowsExactlyTheDeclaredCallers(Operation operation) {
    String permission = operation.permission();
    SoftAssertions.assertSoftly(check -> {
      check
          .assertThat(call(operation, null))
          .as("without a token")
          .isEqualTo(permission.equals("anyone") ? Outcome.LET_IN : Outcome.SIGN_IN_FIRST);
      check
          .assertThat(callAs(OTHER, operation))
          .as("another user")
          .isEqualTo(outcome(permission, "anyone", "signed-in"));
      check
          .assertThat(callAs(SUPPORT, operation))
          .as("one of the support team")
          .isEqualTo(outcome(permission, "anyone", "signed-in", "support"));
      check
          .assertThat(callAs(MODERATOR, operation))
          .as("a moderator")
          .isEqualTo(outcome(permission, "anyone", "signed-in", "moderator"));
      check.assertThat(callAs(ADMIN, operation)).as("an admin").isEqualTo(Outcome.LET_IN);
    });
  }

  private static Outcome outcome(String permission, String... allowed) {
    return List.of(allowed).contains(permission) ? Outcome.LET_IN : Outcome.FORBIDDEN;
  }

  @Test
  void expiredTokenOpensNothing() {
    String token = OWNER.accessToken();
    SUITE.moveClocksTo(LONGER_THAN_TOKENS_LIVE);

    SoftAssertions.assertSoftly(check ->
        operations()
            .forEach(operation ->
                check
                    .assertThat(call(operation, token))
                    .as(operation.toString())
                    .isEqualTo(Outcome.TOKEN_REFUSED)));
  }

  @Test
  void servicesCheckTokensThemselves() {
    String token = OWNER.accessToken();
    SUITE.moveClocksTo(LONGER_THAN_TOKENS_LIVE);

    SoftAssertions.assertSoftly(check ->
        operations()
            .forEach(operation -> {
              URI service =
                  URI.create("http://127.0.0.1:" + SUITE.stack().port(operation.service()));
              check
                  .assertThat(call(service, operation, token))
                  .as(operation.toString())
                  .isEqualTo(Outcome.TOKEN_REFUSED);
            }));
  }

  /** Logs in again after a call that may have ended the login. */
  private Outcome callAs(Account caller, Operation operation) {
    Outcome outcome = call(operation, TOKENS.computeIfAbsent(caller, Account::accessToken));
    if (operation.service().equals("auth-service") && operation.writes()) {
      TOKENS.remove(caller);
    }
    return outcome;
  }

  private Outcome call(Operation operation, @Nullable String token) {
    return call(SUITE.gateway(), operation, token);
  }

  private Outcome call(URI base, Operation operation, @Nullable String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(operation.pathFor(OWNER.id())))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", operation.takes() + "; boundary=none")
            .method(
                operation.method(),
                operation.writes() ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        assertThat(answer.statusCode()).as(operation.toString()).isLessThan(500);
        return outcome(answer.statusCode(), body);
      }
    } catch (IOException e) {
      throw new AssertionError(operation.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Bodies of streams are not read, as they would not end. */
  private static Outcome outcome(int status, InputStream body) throws IOException {
    if (status != 401 && status != 403) {
      return Outcome.LET_IN;
    }
    JsonNode problem = JSON.readTree(body.readAllBytes());
    return switch (problem.path("code").asString("")) {
      case "unauthenticated" -> Outcome.SIGN_IN_FIRST;
      case "invalid_token" -> Outcome.TOKEN_REFUSED;
      case "forbidden" -> Outcome.FORBIDDEN;
      default -> Outcome.LET_IN;
    };
  }
}
