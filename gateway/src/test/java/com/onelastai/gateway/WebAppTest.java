package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.tracking.PageViewed;
import com.onelastai.gateway.Caller.Answer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The frontend from the class path, which is served where no other is set. */
@GatewayTest
@TestPropertySource(properties = "onelastai.frontend.url=")
class WebAppTest {

  private static final String HTML = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String LOADED = "Sec-Fetch-Dest: document";
  private static final String ROOT = "<div id=\"root\">";
  private static final Pattern PAGE_VIEW =
      Pattern.compile("pageview;desc=\"(load\\.[0-9a-f-]{36})\"");
  private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

  @Autowired Caller caller;
  @Autowired Published published;

  @ParameterizedTest
  @ValueSource(strings = {"/", "/kit", "/kit/", "/kit?next=/x"})
  void pageIsServedAtItsAddressAndIsOnePageView(String address) throws Exception {
    Answer page = caller.get(address, HTML, LOADED).is(200).has("Cache-Control", "no-cache");
    assertThat(page.body()).contains(ROOT);
    Matcher id = PAGE_VIEW.matcher(page.header("Server-Timing"));
    assertThat(id.find()).isTrue();
    PageViewed view =
        published.one(PageViewed.class, it -> it.pageviewId().equals(id.group(1))).event();
    assertThat(view.path()).isEqualTo(address.replaceFirst("\\?.*", ""));
    assertThat(view.url()).isEqualTo(caller.origin() + address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/no/such/page", "/kit/x", "/kitten", "/index.html", "/web-app/routes.json"})
  void otherAddressIsTheAppsOwnPageForItWithStatus404(String address) throws Exception {
    Answer page = caller.get(address, HTML, LOADED).is(404).has("Cache-Control", "no-store");
    assertThat(page.body()).contains(ROOT);
    // The page's script counts it: a status other than 200 may be a probe.
    page.hasNo("Server-Timing").hasNo("ETag");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/no-such-service",
        "/identity",
        "/identity/realms/master",
        "/sdk/onelastai.css",
        "/actuator/env",
        "/assets/gone.js",
      })
  void gatewaysOwnPathsAndLostAssetsAreNoPages(String address) throws Exception {
    Answer answer = caller.get(address, HTML, LOADED).is(404, "not_found");
    assertThat(answer.body()).doesNotContain(ROOT);
  }

  @Test
  void pageIsOnlyRead() throws Exception {
    caller.post("/kit", "{}", "Content-Type: application/json").is(404, "not_found");
  }

  @Test
  void scriptOfAServiceWorkerOrAPrefetchIsNoPageView() throws Exception {
    caller.get("/kit", HTML, "Sec-Fetch-Dest: empty").is(200).hasNo("Server-Timing");
    caller.get("/kit", HTML, LOADED, "Sec-Purpose: prefetch").is(200).hasNo("Server-Timing");
  }

  @Test
  void unchangedPageIsNotSentAgainAndIsOnePageView() throws Exception {
    String tag = caller.get("/", HTML, LOADED).header("ETag");
    Answer again = caller.get("/", HTML, LOADED, "If-None-Match: " + tag).is(304);
    assertThat(again.header("Server-Timing")).matches(PAGE_VIEW);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void pageMayLoadNothingFromElsewhereAndRunsNoInlineScript() throws Exception {
    for (String address : List.of("/", "/no/such/page")) {
      Answer page = caller.get(address, HTML);
      assertThat(page.header("Content-Security-Policy"))
          .startsWith("default-src 'self';")
          .contains("style-src-attr 'none'", "object-src 'none'", "base-uri 'none'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("script-src", "unsafe-eval", "http:", "https:");
      page.has("X-Frame-Options", "DENY")
          .has("X-Content-Type-Options", "nosniff")
          .has("Cross-Origin-Opener-Policy", "same-origin")
          .has("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)");
      assertThat(page.body())
          .doesNotContainPattern("<script(?![^>]* src=)")
          .doesNotContain(" style=");
    }
  }

  @Test
  void assetsAreKeptForGoodCompressedAndTheSameForEverybody() throws Exception {
    List<String> assets =
        ASSET.matcher(caller.get("/", HTML).body()).results().map(MatchResult::group).toList();
    assertThat(assets).hasSizeGreaterThanOrEqualTo(3);
    for (String asset : assets) {
      String address = asset.replaceFirst(".*\"(.*)\"", "$1");
      Answer file =
          caller
              .get(address, "Accept-Encoding: br")
              .is(200)
              .has("Cache-Control", "max-age=31536000, public, immutable")
              .hasNo("Set-Cookie");
      if (!address.endsWith(".woff2")) {
        file.has("Content-Encoding", "br");
      }
    }
  }

  @Test
  void fileWhoseNameStaysIsAskedForAgain() throws Exception {
    caller
        .get("/color-scheme.js")
        .is(200)
        .has("Content-Type", "text/javascript")
        .has("Cache-Control", "max-age=3600, must-revalidate, public")
        .hasNo("Set-Cookie");
  }
}
