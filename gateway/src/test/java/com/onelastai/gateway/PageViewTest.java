package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.starter.visit.VisitHeaders;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

@GatewayTest
class PageViewTest {

  private static final Pattern PAGEVIEW = Pattern.compile("pageview;desc=\"([0-9a-f-]{36})\"");
  private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

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
        (request, response) ->
            response
                .header("Content-Type", "text/html")
                .header("Server-Timing", "render;dur=5")
                .header("Set-Cookie", "theme=dark")
                .sendString(Mono.just("<html>")));
  }

  @Test
  void pageLoadIsAPageViewAndThePageGetsItsId() throws Exception {
    HttpResponse<String> page =
        caller.get(
            "/agents?utm_source=newsletter",
            "Accept",
            HTML,
            "Sec-Fetch-Dest",
            "document",
            "Referer",
            "https://search.example/?q=agents");

    assertThat(page.body()).isEqualTo("<html>");
    String id = pageViewId(page);
    EventEnvelope<PageViewed> sent =
        published.one(PageViewed.class, view -> view.pageviewId().equals(id));
    PageViewed view = sent.event();
    assertThat(view.source()).isEqualTo(PageViewed.Source.GATEWAY);
    assertThat(view.path()).isEqualTo("/agents");
    assertThat(view.url())
        .isEqualTo("http://127.0.0.1:" + caller.port() + "/agents?utm_source=newsletter");
    assertThat(view.referrer()).isEqualTo("https://search.example/?q=agents");
    assertThat(Caller.cookies(page)).contains("onelastai_visitor=" + view.actor().visitorId());
    assertThat(sent.id()).isEqualTo(view.actor().visitorId() + "/" + id);
  }

  @Test
  void frontendIsServedOnTheSameOriginAndKeepsItsOwnHeaders() throws Exception {
    HttpResponse<String> page = caller.get("/timed", "Accept", HTML);
    assertThat(page.headers().allValues("Server-Timing")).hasSize(2).contains("render;dur=5");
    assertThat(Caller.cookies(page)).contains("theme=dark", "onelastai_visitor=");
    assertThat(TestBed.FRONTEND.last("/timed").headers())
        .containsEntry("X-Forwarded-Host", "127.0.0.1:" + caller.port())
        .containsKey(VisitHeaders.CORRELATION);
  }

  @Test
  void pageFromTheBrowsersCacheIsAPageView() throws Exception {
    pageViewId(caller.get("/kept", "Accept", HTML, "Sec-Fetch-Dest", "document"));
  }

  @Test
  void otherRequestsAreNoPageViews() throws Exception {
    assertNoPageView(caller.get("/app.js", "Accept", HTML));
    assertNoPageView(caller.get("/missing", "Accept", HTML));
    assertNoPageView(caller.get("/agents", "Accept", "*/*"));
    assertNoPageView(caller.get("/agents", "Accept", HTML, "Sec-Fetch-Dest", "iframe"));
    assertNoPageView(caller.get("/agents", "Accept", HTML, "Sec-Purpose", "prefetch"));
    assertNoPageView(caller.call("HEAD", "/agents", "Accept", HTML));
    assertNoPageView(caller.post("/agents", "", "Accept", HTML));
  }

  @Test
  void pageViewOfAnUntrackedVisitorHasNoPersonalData() throws Exception {
    String id =
        pageViewId(
            caller.get(
                "/agents?email=someone@example.com",
                "Accept",
                HTML,
                "Sec-GPC",
                "1",
                "Referer",
                "https://search.example/?q=agents"));
    EventEnvelope<PageViewed> sent =
        published.one(PageViewed.class, view -> view.pageviewId().equals(id));
    assertThat(sent.event())
        .isEqualTo(
            new PageViewed(
                Actor.ANONYMOUS, id, "/agents", "/agents", null, null, PageViewed.Source.GATEWAY));
    assertThat(sent.id()).isEqualTo("anonymous/" + id);
  }

  private static String pageViewId(HttpResponse<?> page) {
    Matcher id = PAGEVIEW.matcher(String.join(", ", page.headers().allValues("Server-Timing")));
    assertThat(id.find()).as("Server-Timing names the page view").isTrue();
    return id.group(1);
  }

  private static void assertNoPageView(HttpResponse<?> answer) {
    assertThat(answer.headers().allValues("Server-Timing")).isEmpty();
  }
}
