package com.onelastai.tracking.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.UserEventTracked;
import com.onelastai.starter.visit.VisitHeaders;
import com.onelastai.tracking.TrackingIT;
import com.onelastai.tracking.projection.Deliveries;
import com.onelastai.tracking.projection.TrackingProjection;
import com.onelastai.tracking.projection.TrackingRecords;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@TrackingIT
class VisitControllerIT {

  private static final String BASE = "/api/analytics/analytics";

  private final MockMvc mvc;
  private final List<TrackingRecords> records;
  private final List<TrackingProjection> projections;
  private final Instant now;
  private final String visitor = UUID.randomUUID().toString();
  private final String session = UUID.randomUUID().toString();
  private final String user = "user-" + UUID.randomUUID();
  private final Actor actor = new Actor(visitor, session, user, Deliveries.FIREFOX, null, null);

  @Autowired
  VisitControllerIT(
      MockMvc mvc,
      List<TrackingRecords> records,
      List<TrackingProjection> projections,
      Clock clock) {
    this.mvc = mvc;
    this.records = records;
    this.projections = projections;
    this.now = clock.instant();
  }

  @BeforeEach
  void visit() {
    Deliveries topic = new Deliveries();
    for (int i = 0; i < 45; i++) {
      // Some have the same time, so that the cursor must distinguish them.
      topic.page(actor, "pv" + i, now.plusMillis(i / 10), "/pricing");
    }
    topic.add(
        "e1", now, new UserEventTracked(actor, "auth", "signup", Map.of("a.b", 1), false, "taken"));
    records.forEach(kept -> kept.store(topic.events()));
    projections.forEach(projection -> projection.apply(topic.events()));
  }

  @Test
  void visitorReadsItsOwnData() throws Exception {
    call(BASE + "/visitor/" + visitor, visitor, null)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.visitorId").value(visitor))
        .andExpect(jsonPath("$.visits").value(1))
        .andExpect(jsonPath("$.deviceInfo.browser").value("Firefox"))
        .andExpect(jsonPath("$.sessions.items[0].sessionId").value(session))
        .andExpect(jsonPath("$.sessions.next").isEmpty())
        .andExpect(jsonPath("$.applied").doesNotExist())
        .andExpect(jsonPath("$.bot").doesNotExist());
    call(BASE + "/session/" + session, visitor, null)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.sessionId").value(session))
        .andExpect(jsonPath("$.pages").value(45))
        .andExpect(jsonPath("$.landingPage").value("/pricing"))
        .andExpect(jsonPath("$.pageViews.items.length()").value(20))
        .andExpect(jsonPath("$.pageViews.items[0].page.route").value("/pricing"))
        .andExpect(jsonPath("$.userEvents.items[0].eventData['a.b']").value(1))
        .andExpect(jsonPath("$.userEvents.items[0].errorMessage").value("taken"));
  }

  @Test
  void sameAccountReadsFromAnotherBrowser() throws Exception {
    call(BASE + "/visitor/" + visitor, "other", user).andExpect(status().isOk());
    call(BASE + "/session/" + session, "other", user).andExpect(status().isOk());
  }

  @Test
  void adminReadsAllVisitors() throws Exception {
    call(BASE + "/visitor/" + visitor, null, "admin").andExpect(status().isOk());
    call(BASE + "/session/" + session, null, "admin").andExpect(status().isOk());
  }

  @Test
  void dataOfOthersIsNotFound() throws Exception {
    for (String path :
        List.of(
            "/visitor/" + visitor,
            "/visitor/" + visitor + "/sessions",
            "/session/" + session,
            "/session/" + session + "/pageviews",
            "/session/" + session + "/events")) {
      String strangers = body(call(BASE + path, "other", "user-other"), 404);
      String missing = body(call(BASE + path.replaceFirst("-", "x"), "other", null), 404);
      assertThat(JsonPath.<String>read(strangers, "$.code")).isEqualTo("not_found");
      assertThat(strangers.replaceAll("\"instance\":\"[^\"]*\"", ""))
          .isEqualTo(missing.replaceAll("\"instance\":\"[^\"]*\"", ""));
      call(BASE + path, null, null).andExpect(status().isNotFound());
    }
  }

  @Test
  void pagingReturnsEachRecordOnce() throws Exception {
    List<String> seen = new ArrayList<>();
    String next = BASE + "/session/" + session + "/pageviews?size=20";
    int pages = 0;
    while (next != null) {
      String body = body(call(next, visitor, null), 200);
      seen.addAll(JsonPath.<List<String>>read(body, "$.items[*].pageviewId"));
      next = JsonPath.read(body, "$.next");
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(45).doesNotHaveDuplicates().startsWith("pv44").endsWith("pv0");
  }

  @Test
  void currentVisitIsTheCallersOwn() throws Exception {
    call(get(BASE + "/current").header(VisitHeaders.SESSION, session), visitor, null)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.tracked").value(true))
        .andExpect(jsonPath("$.visitor.visitorId").value(visitor))
        .andExpect(jsonPath("$.session.sessionId").value(session))
        .andExpect(jsonPath("$.pageViews.items.length()").value(20));
  }

  @Test
  void currentVisitSaysWhetherTheCallerIsTracked() throws Exception {
    call(BASE + "/current", null, null)
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.tracked").value(false))
        .andExpect(jsonPath("$.visitor").isEmpty())
        .andExpect(jsonPath("$.pageViews.items").isEmpty());
  }

  @Test
  void invalidParameterIsNamed() throws Exception {
    String list = BASE + "/session/" + session + "/pageviews";
    call(list + "?size=101", visitor, null)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("size"));
    for (String cursor : List.of("%21", "AAAA", "ICAg")) {
      call(get(list).queryParam("after", cursor), visitor, null)
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.errors[0].field").value("after"));
    }
  }

  private ResultActions call(String address, @Nullable String as, @Nullable String token)
      throws Exception {
    return call(get(URI.create(address)), as, token);
  }

  private ResultActions call(
      MockHttpServletRequestBuilder request, @Nullable String as, @Nullable String token)
      throws Exception {
    if (as != null) {
      request.header(VisitHeaders.VISITOR, as);
    }
    if (token != null) {
      request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }
    return mvc.perform(request);
  }

  private static String body(ResultActions call, int status) throws Exception {
    return call.andExpect(status().is(status)).andReturn().getResponse().getContentAsString();
  }
}
