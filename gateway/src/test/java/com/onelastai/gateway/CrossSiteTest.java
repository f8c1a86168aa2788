package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Cross-site requests with the cookies of a login. */
@GatewayTest
class CrossSiteTest {

  private static final String PATH = "/api/analytics/track/cross";
  private static final String FOREIGN = "https://evil.example";

  @Autowired Caller caller;

  @ParameterizedTest
  @CsvSource({
    // method, cookie, Authorization, Sec-Fetch-Site, Origin, answer
    "POST, onelastai_access, , , , ok",
    "POST, onelastai_access, , same-origin, , ok",
    "POST, onelastai_access, , same-origin, OWN, ok",
    "POST, onelastai_access, , none, , ok",
    "POST, onelastai_access, , same-site, , cross_site_request",
    "POST, onelastai_access, , cross-site, , cross_site_request",
    "POST, onelastai_access, , cross-site, FOREIGN, cross_site_request",
    "POST, onelastai_access, , cross-site, null, cross_site_request",
    "POST, onelastai_access, , same-site, ALLOWED, ok",
    "POST, onelastai_access, , cross-site, ALLOWED, ok",
    "POST, onelastai_access, , , OWN, ok",
    "POST, onelastai_access, , , ALLOWED, ok",
    "POST, onelastai_access, , , FOREIGN, cross_site_request",
    "POST, onelastai_access, , , null, cross_site_request",
    "POST, onelastai_refresh, , cross-site, , cross_site_request",
    "POST, onelastai_refresh, , , FOREIGN, cross_site_request",
    "POST, onelastai_refresh, , same-origin, OWN, ok",
    "PUT, onelastai_access, , cross-site, , cross_site_request",
    "PATCH, onelastai_access, , cross-site, , cross_site_request",
    "DELETE, onelastai_access, , , FOREIGN, cross_site_request",
    "GET, onelastai_access, , cross-site, , ok",
    "HEAD, onelastai_access, , cross-site, , ok",
    "OPTIONS, onelastai_access, , cross-site, , ok",
    "POST, onelastai_access, Basic eDp5, cross-site, , ok",
    "POST, onelastai_access, Basic eDp5, cross-site, ALLOWED, ok",
    "POST, onelastai_visitor, , cross-site, , ok",
    "POST, , , cross-site, , ok",
    "POST, , , cross-site, FOREIGN, origin_not_allowed"
  })
  void crossSiteRequestCannotUseTheCookiesOfALogin(
      String method,
      @Nullable String cookie,
      @Nullable String authorization,
      @Nullable String site,
      @Nullable String origin,
      String answer)
      throws Exception {
    List<String> headers = new ArrayList<>();
    add(headers, "Cookie", cookie == null ? null : "theme=dark; " + cookie + "=x");
    add(headers, "Authorization", authorization);
    add(headers, "Sec-Fetch-Site", site);
    add(headers, "Origin", origin(origin));
    assertAnswer(caller.call(method, PATH, headers.toArray(String[]::new)), answer);
  }

  @Test
  void ownOriginIsTakenFromATrustedProxy() throws Exception {
    String[] headers = {
      "Cookie", "onelastai_access=x",
      "Origin", "https://site.example",
      "X-Forwarded-Proto", "https",
      "X-Forwarded-Host", "site.example"
    };
    assertAnswer(caller.callThroughProxy("POST", PATH, headers), "ok");
    assertAnswer(caller.call("POST", PATH, headers), "cross_site_request");
  }

  @Test
  void frontendIsProtectedAndKeycloakProtectsItsOwnForms() throws Exception {
    String[] headers = {"Cookie", "onelastai_access=x", "Origin", "null"};
    assertAnswer(caller.call("POST", "/form", headers), "cross_site_request");
    assertAnswer(caller.call("POST", "/identity/realms/onelastai/form", headers), "ok");
  }

  @Test
  void crossSiteWebSocketIsRejected() throws Exception {
    TestBed.SERVICE.answer(
        "/api/circuit/guarded",
        (request, response) -> response.sendWebsocket((in, out) -> out.neverComplete()));
    assertThat(openWebSocket("Sec-Fetch-Site", "cross-site")).isEqualTo(403);
    assertThat(openWebSocket("Origin", FOREIGN)).isEqualTo(403);
    assertThat(openWebSocket("Origin", own())).isEqualTo(101);
    assertThat(openWebSocket("Origin", TestBed.ALLOWED_ORIGIN)).isEqualTo(101);
  }

  private int openWebSocket(String header, String value) throws Exception {
    try {
      caller
          .http()
          .newWebSocketBuilder()
          .header("Cookie", "onelastai_access=x")
          .header(header, value)
          .buildAsync(
              URI.create("ws://127.0.0.1:" + caller.port() + "/api/circuit/guarded"),
              new WebSocket.Listener() {})
          .get()
          .abort();
      return 101;
    } catch (ExecutionException refused) {
      assertThat(refused).hasCauseInstanceOf(WebSocketHandshakeException.class);
      return refused.getCause() instanceof WebSocketHandshakeException answer
          ? answer.getResponse().statusCode()
          : 0;
    }
  }

  private static void assertAnswer(HttpResponse<String> answer, String expected) {
    if (expected.equals("ok")) {
      assertThat(answer.statusCode()).isEqualTo(200);
    } else {
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(answer.body()).contains("\"code\":\"" + expected + "\"");
    }
  }

  private static void add(List<String> headers, String name, @Nullable String value) {
    if (value != null) {
      headers.addAll(List.of(name, value));
    }
  }

  private @Nullable String origin(@Nullable String named) {
    return switch (named) {
      case null -> null;
      case "OWN" -> own();
      case "ALLOWED" -> TestBed.ALLOWED_ORIGIN;
      case "FOREIGN" -> FOREIGN;
      default -> named;
    };
  }

  private String own() {
    return "http://127.0.0.1:" + caller.port();
  }
}
