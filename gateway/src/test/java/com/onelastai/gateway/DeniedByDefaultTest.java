package com.onelastai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.gateway.Caller.Answer;
import com.onelastai.starter.visit.VisitHeaders;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A gateway that tracks nobody who has not consented. */
@GatewayTest
@TestPropertySource(properties = "ONELASTAI_CONSENT_DEFAULT=denied")
class DeniedByDefaultTest {

  private static final String REPORT = "/api/analytics/track/batch";
  private static final String GRANTED = "X-OneLastAI-Consent: granted";
  private static final String VISIT = "X-OneLastAI-Visit: " + UUID.randomUUID();
  private static final String[] OTHER_SITE = {
    "Origin: " + TestBed.ALLOWED_ORIGIN, "Sec-Fetch-Site: cross-site"
  };

  @Autowired Caller caller;

  @Test
  void pageOfAnotherSiteIsOfNobodyUntilItTellsOfConsent() throws Exception {
    report(OTHER_SITE, VISIT).hasNo("X-OneLastAI-Visit");
    assertThat(TestBed.SERVICE.headers(REPORT)).doesNotContainKey(VisitHeaders.VISITOR);

    Answer answer = report(OTHER_SITE, VISIT, GRANTED).hasNo("Set-Cookie");
    assertThat(answer.header("X-OneLastAI-Visit")).isNotEmpty();
    assertThat(TestBed.SERVICE.headers(REPORT)).containsKey(VisitHeaders.VISITOR);

    report(OTHER_SITE, VISIT, GRANTED, "Sec-GPC: 1").hasNo("X-OneLastAI-Visit");
    assertThat(TestBed.SERVICE.headers(REPORT)).doesNotContainKey(VisitHeaders.VISITOR);
  }

  @Test
  void headerOfAnyOtherPageIsNoConsent() throws Exception {
    report(new String[] {"Sec-Fetch-Site: same-origin"}, VISIT, GRANTED).hasNo("Set-Cookie");
    assertThat(TestBed.SERVICE.headers(REPORT)).doesNotContainKey(VisitHeaders.VISITOR);
  }

  private Answer report(String[] page, String... headers) throws Exception {
    String[] all = Stream.of(page, headers).flatMap(Stream::of).toArray(String[]::new);
    return caller.post(REPORT, "{}", all).is(200);
  }
}
