package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.gateway.Caller.Answer;
import com.onelastai.starter.time.SettableClock;
import com.onelastai.starter.visit.VisitHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom the page loads of clients belong to that send no cookies, or none yet. */
@GatewayTest
class CookielessClientTest {

  private static final String REPORT = "/api/analytics/track/event";
  private static final String AGENTS = "/api/agents";
  private static final String PAGE = "/seen-without-cookies";

  @Autowired Caller caller;
  @Autowired Published published;
  @Autowired SettableClock clock;

  /** Of each test, as the gateway is shared. */
  private final String browser = "User-Agent: Mozilla/5.0 Firefox/" + UUID.randomUUID();

  @BeforeEach
  void pages() {
    TestBed.FRONTEND.answer(PAGE, 200, "text/html", "<html>");
  }

  @AfterEach
  void presentTime() {
    clock.setOffset(Duration.ZERO);
  }

  /** A page that was opened: in whose visit, and with which cookies of its own. */
  private record Load(Actor actor, String cookies) {

    String ownVisitor() {
      return cookies.split("[=.]")[1];
    }
  }

  @Test
  void loadsAreOneVisitAndItsCookiesAreNeverGivenOutAgain() throws Exception {
    List<Load> loads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      loads.add(load());
    }

    assertThat(loads).extracting(Load::actor).containsOnly(loads.getFirst().actor);
    Set<String> given = new HashSet<>(loads.stream().map(Load::ownVisitor).toList());
    assertThat(given).hasSize(5);
    assertThat(loads.getFirst().ownVisitor()).isEqualTo(loads.getFirst().actor.visitorId());
  }

  @Test
  void reportsAreOfTheVisitAndNothingElseIs() throws Exception {
    Actor actor = load().actor;

    for (int i = 0; i < 2; i++) {
      Answer report = caller.post(REPORT, "{}", browser);
      assertThat(headerOf(REPORT, VisitHeaders.VISITOR)).isEqualTo(actor.visitorId());
      assertThat(headerOf(REPORT, VisitHeaders.SESSION)).isEqualTo(actor.sessionId());
      assertThat(report.cookies()).doesNotContain(actor.visitorId());
    }
    caller.get(AGENTS, browser);
    assertThat(headerOf(AGENTS, VisitHeaders.VISITOR)).isNotEqualTo(actor.visitorId());
  }

  @Test
  void reportsToAGatewayThatServesNoPagesAreOneVisit() throws Exception {
    Set<String> visitors = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      caller.post(REPORT, "{}", browser);
      visitors.add(headerOf(REPORT, VisitHeaders.VISITOR));
    }
    assertThat(visitors).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void clientWhoseCookiesComeBackIsNotTakenForAnotherLikeIt(boolean withSession) throws Exception {
    Load first = load();
    String cookies = withSession ? first.cookies : first.cookies.split("; ")[0];
    caller.get(AGENTS, browser, "Cookie: " + cookies);

    Load second = load();

    assertThat(second.actor.visitorId())
        .isEqualTo(second.ownVisitor())
        .isNotEqualTo(first.actor.visitorId());
  }

  /** Such as that of a login or of consent: the client keeps cookies, and may be a known user. */
  @Test
  void clientWithAnyCookieContinuesNoVisit() throws Exception {
    Load first = load();
    Load other = load("Cookie: onelastai_consent=granted");

    assertThat(other.actor.visitorId())
        .isEqualTo(other.ownVisitor())
        .isNotEqualTo(first.actor.visitorId());
    assertThat(load().actor).isEqualTo(first.actor);
  }

  @Test
  void secondClientLikeTheFirstIsItselfOnceItsCookiesComeBack() throws Exception {
    Load first = load();
    Load second = load();
    assertThat(second.actor.visitorId()).isEqualTo(first.actor.visitorId());

    Load third = load("Cookie: " + second.cookies);

    assertThat(third.actor.visitorId()).isEqualTo(second.ownVisitor());
    assertThat(load("Cookie: " + first.cookies).actor).isEqualTo(first.actor);
  }

  @ParameterizedTest
  @CsvSource({"User-Agent, Firefox/1", "Accept-Language, mi-NZ"})
  void clientThatLooksOtherwiseIsAnother(String header, String value) throws Exception {
    Actor first = load().actor;
    String other = header + ": " + value + " " + UUID.randomUUID();
    Answer page =
        header.equals("User-Agent")
            ? caller.get(PAGE, "Accept: text/html", other)
            : caller.get(PAGE, "Accept: text/html", browser, other);
    assertThat(sent(page).visitorId()).isNotEqualTo(first.visitorId());
  }

  @Test
  void clientAtAnotherAddressIsAnother() throws Exception {
    Set<String> visitors = new HashSet<>();
    // Of one network, which is all that is stored of an address.
    for (String address : List.of("203.0.113.7", "203.0.113.8", "203.0.113.7")) {
      String forwarded = "X-Forwarded-For: " + address;
      visitors.add(
          sent(caller.getThroughProxy(PAGE, "Accept: text/html", browser, forwarded)).visitorId());
    }
    assertThat(visitors).hasSize(2);
  }

  @Test
  void visitEndsAfterHalfAnHourWithoutARequest() throws Exception {
    Actor first = load().actor;
    clock.setOffset(Duration.ofMinutes(29));
    assertThat(load().actor).isEqualTo(first);
    clock.setOffset(Duration.ofMinutes(58));
    assertThat(load().actor).isEqualTo(first);
    clock.setOffset(Duration.ofMinutes(89));
    assertThat(load().actor.visitorId()).isNotEqualTo(first.visitorId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DNT: 1", "Sec-GPC: 1", "Cookie: onelastai_consent=denied"})
  void clientThatRefusesTrackingIsNotRemembered(String refusal) throws Exception {
    assertThat(load(refusal).actor).isEqualTo(Actor.ANONYMOUS);
    Load allowed = load();
    assertThat(allowed.actor.visitorId()).isEqualTo(allowed.ownVisitor());
    assertThat(load(refusal).actor).isEqualTo(Actor.ANONYMOUS);
  }

  private Load load(String... headers) throws Exception {
    String[] all =
        Stream.concat(Stream.of("Accept: text/html", browser), Stream.of(headers))
            .toArray(String[]::new);
    Answer page = caller.get(PAGE, all);
    return new Load(sent(page), page.cookies());
  }

  private Actor sent(Answer page) {
    String id = page.header("Server-Timing").split("\"")[1];
    return published.one(PageViewed.class, view -> view.pageviewId().equals(id)).event().actor();
  }

  private static String headerOf(String path, String name) {
    return TestBed.SERVICE.headers(path).getOrDefault(name, "");
  }
}
