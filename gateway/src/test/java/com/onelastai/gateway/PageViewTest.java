package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.gateway.Caller.Answer;
import com.onelastai.starter.visit.VisitHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

@GatewayTest
class PageViewTest {

  private static final Pattern PAGEVIEW =
      Pattern.compile("pageview;desc=\"(load\\.[0-9a-f-]{36})\"");
  private static final String HTML = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
  private static final String REFERRER = "https://search.example/?q=agents";

  @Autowired Caller caller;
  @Autowired Published published;

  @BeforeAll
  static void pages() {
    TestBed.FRONTEND.answer("/agents", 200, "text/html; charset=utf-8", "<html>");
    TestBed.FRONTEND.answer("/missing", 404, "text/html", "<html>");
    TestBed.FRONTEND.answer("/app.js", 200, "text/javascript", "x");
    TestBed.FRONTEND.answer("/kept", (request, response) -> response.status(304).send());
    TestBed.FRONTEND.answer(
        "/timed",
        200,
        Mono.just("<html>"),
        "Content-Type",
        "text/html",
        "Server-Timing",
        "render;dur=5",
        "Set-Cookie",
        "theme=dark");
  }

  @Test
  void pageLoadIsAPageViewAndThePageGetsItsId() throws Exception {
    String path = "/agents?utm_source=newsletter";
    Answer page =
        caller.get(
            path,
            HTML,
            "Sec-Fetch-Dest: document",
            "Referer: " + REFERRER,
            "User-Agent: " + BROWSER + " of a new visitor");

    assertThat(page.body()).isEqualTo("<html>");
    String id = pageViewId(page);
    EventEnvelope<PageViewed> sent = sent(id);
    Actor actor = sent.event().actor();
    assertThat(sent.event())
        .isEqualTo(
            new PageViewed(
                actor,
                id,
                caller.origin() + path,
                "/agents",
                null,
                REFERRER,
                PageViewed.Source.GATEWAY));
    assertThat(page.cookies()).contains("onelastai_visitor=" + actor.visitorId());
    assertThat(sent.id()).isEqualTo(actor.visitorId() + "/" + id);
  }

  @Test
  void appIsAReferrer() throws Exception {
    String app = "android-app://com.google.android.googlequicksearchbox/";
    String id = pageViewId(caller.get("/agents", HTML, "Referer: " + app));
    assertThat(sent(id).event().referrer()).isEqualTo(app);
  }

  @Test
  void tokenOfALinkIsInNoEvent() throws Exception {
    String link = "/agents?token=T-1&page=2";
    String id = pageViewId(caller.get(link, HTML, "Referer: " + caller.origin() + link));
    assertThat(sent(id).event().url()).isEqualTo(caller.origin() + "/agents?page=2");
    assertThat(sent(id).toString()).doesNotContain("T-1");
  }

  @Test
  void botIsNamedEvenWhereItMayNotBeTracked() throws Exception {
    String bot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
    String id = pageViewId(caller.get("/agents", HTML, "DNT: 1", "User-Agent: " + bot));
    assertThat(sent(id).event().actor()).isEqualTo(new Actor(null, null, null, bot, null, null));
  }

  @Test
  void frontendIsServedOnTheSameOriginAndKeepsItsOwnHeaders() throws Exception {
    Answer page = caller.get("/timed", HTML);
    assertThat(page.headers("Server-Timing")).hasSize(2).contains("render;dur=5");
    assertThat(page.cookies()).contains("theme=dark", "onelastai_visitor=");
    assertThat(TestBed.FRONTEND.headers("/timed"))
        .containsEntry("X-Forwarded-Host", caller.origin().substring("http://".length()))
        .containsKey(VisitHeaders.CORRELATION);
  }

  @Test
  void pageFromTheBrowsersCacheIsAPageView() throws Exception {
    pageViewId(caller.get("/kept", HTML, "Sec-Fetch-Dest: document"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /app.js, X: -",
    "GET, /missing, X: -",
    "GET, /agents, Sec-Fetch-Dest: iframe",
    "GET, /agents, Sec-Purpose: prefetch",
    "HEAD, /agents, X: -",
    "POST, /agents, X: -"
  })
  void otherRequestIsNoPageView(String method, String path, String header) throws Exception {
    caller.call(method, path, HTML, header).hasNo("Server-Timing");
  }

  @Test
  void requestThatDoesNotAskForHtmlIsNoPageView() throws Exception {
    caller.get("/agents", "Accept: */*").hasNo("Server-Timing");
  }

  @Test
  void pageViewOfAnUntrackedVisitorHasNoPersonalData() throws Exception {
    String path = "/agents?email=someone@example.com";
    String id =
        pageViewId(
            caller.get(path, HTML, "Sec-GPC: 1", "User-Agent: " + BROWSER, "Referer: " + REFERRER));
    assertThat(sent(id).event())
        .isEqualTo(
            new PageViewed(
                Actor.ANONYMOUS, id, "/agents", "/agents", null, null, PageViewed.Source.GATEWAY));
    assertThat(sent(id).id()).isEqualTo("anonymous/" + id);
  }

  private EventEnvelope<PageViewed> sent(String id) {
    return published.one(PageViewed.class, view -> view.pageviewId().equals(id));
  }

  private static String pageViewId(Answer page) {
    Matcher id = PAGEVIEW.matcher(String.join(", ", page.headers("Server-Timing")));
    assertThat(id.find()).as("Server-Timing names the page view").isTrue();
    return id.group(1);
  }
}
