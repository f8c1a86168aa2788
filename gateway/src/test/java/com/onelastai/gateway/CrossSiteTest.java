package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

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
      "Cookie: onelastai_access=x",
      "Origin: https://site.example",
      "X-Forwarded-Proto: https",
      "X-Forwarded-Host: site.example"
    };
    assertAnswer(caller.callThroughProxy("POST", PATH, headers), "ok");
    assertAnswer(caller.call("POST", PATH, headers), "cross_site_request");
  }

  @ParameterizedTest
  @CsvSource({
    "https://site.example, https, site.example:443, ",
    "https://site.example, https, Site.Example, 443",
    "https://site.example:8443, https, site.example, 8443",
    "https://site.example:8443, https, site.example:8443, 8443",
    "http://site.example, http, site.example:80, ",
    "http://[::1]:8443, http, [::1], 8443"
  })
  void ownOriginIsComparedAsAnOrigin(
      String origin, String scheme, String host, @Nullable String port) throws Exception {
    List<String> headers = new ArrayList<>();
    headers.add("Cookie: onelastai_access=x");
    headers.add("Origin: " + origin);
    headers.add("X-Forwarded-Proto: " + scheme);
    headers.add("X-Forwarded-Host: " + host);
    add(headers, "X-Forwarded-Port", port);
    assertAnswer(caller.callThroughProxy("POST", PATH, headers.toArray(String[]::new)), "ok");
  }

  @Test
  void frontendIsProtectedAndKeycloakProtectsItsOwnForms() throws Exception {
    String[] headers = {"Cookie: onelastai_access=x", "Origin: null"};
    assertAnswer(caller.call("POST", "/form", headers), "cross_site_request");
    assertAnswer(caller.call("POST", "/identity/realms/onelastai/form", headers), "ok");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site: cross-site, 403",
    "Origin: https://evil.example, 403",
    "Origin: OWN, 101",
    "Origin: https://partner.example, 101"
  })
  void crossSiteWebSocketIsRejected(String header, int status) throws Exception {
    TestBed.SERVICE.answer(
        "/api/circuit/guarded",
        (request, response) -> response.sendWebsocket((in, out) -> out.neverComplete()));
    assertThat(openWebSocket(header.replace("OWN", caller.origin()))).isEqualTo(status);
  }

  private int openWebSocket(String header) throws Exception {
    try {
      WebSocket.Listener listener = new WebSocket.Listener() {};
      caller
          .open("/api/circuit/guarded", listener, "Cookie: onelastai_access=x", header)
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

  private static void assertAnswer(Caller.Answer answer, String expected) {
    if (expected.equals("ok")) {
      answer.is(200);
    } else {
      answer.is(403, expected);
    }
  }

  private static void add(List<String> headers, String name, @Nullable String value) {
    if (value != null) {
      headers.add(name + ": " + value);
    }
  }

  private @Nullable String origin(@Nullable String named) {
    return switch (named) {
      case null -> null;
      case "OWN" -> caller.origin();
      case "ALLOWED" -> TestBed.ALLOWED_ORIGIN;
      case "FOREIGN" -> "https://evil.example";
      default -> named;
    };
  }
}
