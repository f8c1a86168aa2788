package com.onelastai.auth.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.Authenticator.Factors;
import com.onelastai.starter.problem.ApiException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.springframework.web.client.RestClient;

class KeycloakAwayTest {

  private static final Duration READ_TIMEOUT = Duration.ofMillis(300);
  private static final Factors WRONG = new Factors("x", null, null);
  private static final Client CLIENT = new Client("203.0.113.7", "Firefox");

  @Test
  void keycloakThatDoesNotListenIsUnavailable() throws IOException {
    int port;
    try (ServerSocket closed = listen()) {
      port = closed.getLocalPort();
    }
    assertUnavailable(port);
  }

  @Test
  void keycloakThatDoesNotAnswerIsUnavailableAfterTheTimeout() throws IOException {
    try (ServerSocket silent = listen()) {
      assertUnavailable(silent.getLocalPort());
    }
  }

  @Test
  void circuitOpensAfterSomeFailures() throws IOException {
    try (ServerSocket silent = listen()) {
      TokenEndpoint tokens = tokens(silent.getLocalPort(), new KeycloakCalls());
      refused(tokens, 5);
      Instant start = Instant.now();
      refused(tokens, 1);
      assertThat(Duration.between(start, Instant.now())).isLessThan(READ_TIMEOUT);
    }
  }

  @Test
  void internalErrorsDoNotOpenTheCircuit() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer failing = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    failing.createContext(
        "/",
        call -> {
          asked.incrementAndGet();
          call.sendResponseHeaders(500, -1);
        });
    failing.start();
    try {
      refused(tokens(failing.getAddress().getPort(), new KeycloakCalls()), 20);
    } finally {
      failing.stop(0);
    }
    assertThat(asked).hasValue(20);
  }

  private static void assertUnavailable(int port) {
    KeycloakCalls calls = new KeycloakCalls();
    TokenEndpoint tokens = tokens(port, calls);
    Instant start = Instant.now();
    refused(() -> tokens.login("ada@example.com", WRONG, null, false, CLIENT));
    assertThat(Duration.between(start, Instant.now())).isLessThan(READ_TIMEOUT.plusSeconds(1));

    try (Keycloak client = new KeycloakConfiguration().keycloakAdminClient(properties(port))) {
      KeycloakUsers users = new KeycloakUsers(new KeycloakAdmin(client, calls));
      refused(() -> users.find("1"));
      refused(() -> users.create("ada@example.com", "Ada", "x", "en"));
    }
  }

  private static void refused(TokenEndpoint tokens, int times) {
    for (int i = 0; i < times; i++) {
      refused(() -> tokens.check("ada@example.com", WRONG, CLIENT));
    }
  }

  private static void refused(Runnable call) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(call::run)
        .satisfies(refused -> {
          assertThat(refused.status().value()).isEqualTo(503);
          assertThat(refused.code()).isEqualTo("identity_unavailable");
        });
  }

  private static TokenEndpoint tokens(int port, KeycloakCalls calls) {
    return new KeycloakConfiguration().tokenEndpoint(properties(port), calls, RestClient.builder());
  }

  private static KeycloakProperties properties(int port) {
    return new KeycloakProperties(
        "http://127.0.0.1:" + port + "/identity", "secret", READ_TIMEOUT, Duration.ZERO);
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }
}
