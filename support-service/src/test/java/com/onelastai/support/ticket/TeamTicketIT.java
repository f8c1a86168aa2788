package com.onelastai.support.ticket;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.support.recipient.Recipient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

class TeamTicketIT extends TicketTest {

  private final Person colleague = Person.support();
  private final String colleagueId = Objects.requireNonNull(colleague.userId());

  /** A tag of this test alone. */
  private final String tag = "t-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void onlyTheTeamAndAdminsWorkWithTickets() {
    String id = open(person);
    String ticket = TEAM_TICKETS + "/" + id;

    for (String path : List.of(TEAM_TICKETS, ticket)) {
      api.get(person, path).is(403);
      api.get(NOBODY, path).is(401);
      api.get(visitor, path).is(401);
      api.get(Person.admin(), path).is(200);
    }
    answer(person, id, "Hello").is(403);
    change(person, id, Map.of("version", 1, "status", "closed")).is(403);
    assign(person, id, userId, 1).is(403);
    api.post(person, ticket + "/notes", Map.of("note", "n")).is(403);
    api.post(person, ticket + "/merge", Map.of("into", "x", "version", 1)).is(403);
    api.call(person, MockMvcRequestBuilders.put(ticket + "/viewing")).is(403);
    api.get(member, TEAM_TICKETS + "/T000000000").is(404, "not_found");
    assertThat(actions(id)).containsExactly("opened");
  }

  @Test
  void queueNamesTheUsersWhoAsk() {
    mongo.save(new Recipient(userId, email, "Ada Example", "en", null, true, true, false, null, 1));
    String known = open(person);
    String unknown = open(Person.user());

    JsonNode items = api.get(member, TEAM_TICKETS + "?size=100").is(200).body().at("/items");

    assertThat(items.valueStream().filter(item -> item.at("/ticketId").asString().equals(known)))
        .singleElement()
        .extracting(item -> item.at("/user/name").asString())
        .isEqualTo("Ada Example");
    assertThat(items.valueStream().filter(item -> item.at("/ticketId").asString().equals(unknown)))
        .singleElement()
        .matches(item -> item.at("/user/name").isNull() && item.at("/user").hasNonNull("userId"));
  }

  @Test
  void answerIsShownToTheUserWithoutAName() {
    String id = open(person);

    answer(member, id, "Which browser?").is(201);

    shows(
        show(id),
        """
        {"status": "in-progress",
         "messages": [{"sender": "support", "message": "Which browser?"}]}
        """);
    assertThat(show(id).text()).doesNotContain(memberId);
    assertThat(teamShow(id).at("/authors").values())
        .extracting(JsonNode::asString)
        .containsExactly(memberId);
  }

  @Test
  void everyChangeIsInTheHistory() {
    String id = open(person);

    change(
            member,
            id,
            Map.of(
                "version", 1,
                "priority", "urgent",
                "category", "billing",
                "tags", List.of("VIP", " vip", "Refund"),
                "status", "in-progress"))
        .is(200);

    JsonNode ticket = teamShow(id);
    assertThat(ticket.at("/tags").valueStream().map(JsonNode::asString))
        .containsExactly("vip", "refund");
    assertThat(ticket.at("/version").asLong()).isEqualTo(2);
    assertThat(ticket.at("/history").valueStream().map(TeamTicketIT::change))
        .containsExactly(
            "opened null medium",
            "priority_changed medium urgent",
            "category_changed technical billing",
            "tags_changed  vip refund",
            "status_changed open in-progress");
    assertThat(ticket.at("/history/4/by/userId").asString()).isEqualTo(memberId);
    assertThat(ticket.at("/history/4/at").asString()).isNotEmpty();

    change(member, id, Map.of("version", 2, "priority", "urgent")).is(200);
    assertThat(version(id)).isEqualTo(2);
  }

  @Test
  void changeOfAnOldVersionNamesWhoCameFirst() {
    String id = open(person);
    change(colleague, id, Map.of("version", 1, "priority", "high")).is(200);

    Answer refused = change(member, id, Map.of("version", 1, "priority", "low"));

    shows(
        refused.is(409, "changed_meanwhile"),
        """
        {"version": 2, "latest": {"action": "priority_changed", "to": "high",
          "by": {"role": "support", "userId": "%s"}}}
        """
            .formatted(colleagueId));
    assertThat(teamShow(id).at("/ticket/priority").asString()).isEqualTo("high");
  }

  @Test
  void bothSeeThatTheirAssignmentsCollided() {
    String id = open(person);

    assign(colleague, id, colleagueId, 1).is(200);
    Answer refused = assign(member, id, memberId, 1);

    shows(
        refused.is(409, "changed_meanwhile"),
        """
        {"latest": {"action": "assigned", "to": "%1$s", "by": {"userId": "%1$s"}}}
        """
            .formatted(colleagueId));
    shows(
        api.get(colleague, TEAM_TICKETS + "/" + id),
        """
        {"assignedTo": "%s", "version": 2,
         "history": [{"action": "opened"}, {"action": "assigned"},
          {"action": "assignment_collided", "by": {"userId": "%s"}}]}
        """
            .formatted(colleagueId, memberId));
    assign(member, id, memberId, 2).is(200);
    assign(member, id, null, 3).is(200);
    assertThat(teamShow(id).at("/assignedTo").isNull()).isTrue();
  }

  @Test
  void oneOfManyAssignmentsAtOnceIsMade() throws Exception {
    String id = open(person);
    List<Callable<Integer>> members = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Person one = Person.support();
      members.add(() -> assign(one, id, one.userId(), 1).status());
    }

    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      for (Future<Integer> status : threads.invokeAll(members)) {
        statuses.add(status.get());
      }
    }

    assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    assertThat(actions(id)).containsOnlyOnce("assigned");
    assertThat(actions(id).stream().filter("assignment_collided"::equals)).hasSize(11);
  }

  @Test
  void answerToWhatTheMemberHasNotSeenMayBeRefused() {
    String id = open(person);
    reply(person, id, "It works now").is(201);
    Map<String, Object> answer = Map.of("message", "Which browser?", "version", 1);

    api.post(member, TEAM_TICKETS + "/" + id + "/replies", answer).is(409, "changed_meanwhile");

    assertMessages(show(id), "It works now");
  }

  @Test
  void usersNeverSeeNotes() {
    String id = open(person);

    api.post(member, TEAM_TICKETS + "/" + id + "/notes", Map.of("note", "A secret of ours"))
        .is(201);

    assertThat(teamShow(id).at("/notes/0/note").asString()).isEqualTo("A secret of ours");
    assertThat(teamShow(id).at("/notes/0/authorId").asString()).isEqualTo(memberId);
    assertThat(show(id).text()).doesNotContain("secret", "note", "history");
    assertThat(api.get(person, TICKETS).text()).doesNotContain("secret");
    assertThat(api.get(person, "/api/support/export").text())
        .contains(id)
        .doesNotContain("secret", memberId);
    assertThat(actions(id)).containsExactly("opened", "note_added");
  }

  @ParameterizedTest
  @CsvSource({
    "status=in-progress",
    "priority=urgent",
    "category=billing",
    "assignee=me",
    "breached=false",
    "unassigned=false",
    "status=in-progress&priority=urgent&category=billing&assignee=me&breached=false"
  })
  void queueIsFiltered(String filter) {
    String wanted = open(person);
    String other = open(person);
    change(
            member,
            wanted,
            Map.of(
                "version", 1,
                "priority", "urgent",
                "category", "billing",
                "tags", List.of(tag),
                "status", "in-progress"))
        .is(200);
    assign(member, wanted, memberId, 2).is(200);
    change(member, other, Map.of("version", 1, "tags", List.of(tag + "-other"))).is(200);

    assertThat(items(queue("tag=" + tag + "&" + filter), "ticketId")).containsExactly(wanted);
    assertThat(items(queue(filter + "&size=100"), "ticketId")).contains(wanted);
  }

  @Test
  void queueLeavesOutWhatDoesNotMatch() {
    String taken = open(person);
    String free = open(person);
    change(member, taken, Map.of("version", 1, "tags", List.of(tag))).is(200);
    change(member, free, Map.of("version", 1, "tags", List.of(tag))).is(200);
    assign(member, taken, colleagueId, 2).is(200);

    assertThat(items(queue("unassigned=true&tag=" + tag), "ticketId")).containsExactly(free);
    assertThat(items(queue("unassigned=true&size=100"), "ticketId"))
        .contains(free)
        .doesNotContain(taken);
    assertThat(items(queue("assignee=" + colleagueId), "ticketId")).containsExactly(taken);
    assertThat(items(queue("status=closed&tag=" + tag), "ticketId")).isEmpty();
    assertThat(items(queue("breached=true&tag=" + tag), "ticketId")).isEmpty();
    assertThat(items(queue("size=100"), "ticketId")).contains(free, taken);
    List<String> paged = new ArrayList<>();
    pages(member, TEAM_TICKETS + "?size=1&tag=" + tag)
        .forEach(page -> paged.addAll(items(page, "ticketId")));
    assertThat(paged).containsExactlyInAnyOrder(free, taken);
  }

  @ParameterizedTest
  @CsvSource({
    "status=none, status",
    "priority=IN, priority",
    "assignee=%7B%22$gt%22:1%7D, assignee",
    "unassigned=maybe, unassigned",
    "assignee=me&unassigned=true, unassigned",
    "after=x, after"
  })
  void impossibleFilterIsRefused(String filter, String field) {
    isInvalid(queue(filter), field);
  }

  @Test
  void membersSeeWhoElseLooksAtATicket() {
    String id = open(person);
    api.call(colleague, MockMvcRequestBuilders.put(TEAM_TICKETS + "/" + id + "/viewing")).is(204);
    api.call(member, MockMvcRequestBuilders.put(TEAM_TICKETS + "/" + id + "/viewing")).is(204);

    assertThat(teamShow(id).at("/viewers").valueStream().map(JsonNode::asString))
        .containsExactly(colleagueId);

    clock.setOffset(Duration.ofMinutes(2));
    assertThat(teamShow(id).at("/viewers")).isEmpty();
  }

  @Test
  void teamSeesWhoAsks() {
    String id = open(person);

    assertThat(teamShow(id).at("/user/email").asString()).isEqualTo(email);
    assertThat(teamShow(id).at("/user/name").asString()).isEqualTo("Ada Example");
  }

  private static String change(JsonNode entry) {
    return Stream.of("action", "from", "to")
        .map(field -> entry.get(field))
        .map(value -> value.isNull() ? "null" : value.asString())
        .collect(Collectors.joining(" "));
  }

  private Answer queue(String filter) {
    return api.call(member, MockMvcRequestBuilders.get(URI.create(TEAM_TICKETS + "?" + filter)));
  }

  private Answer assign(Person by, String id, @Nullable String assignee, long version) {
    Map<String, Object> body = new HashMap<>();
    body.put("version", version);
    body.put("assignedTo", assignee);
    return api.put(by, TEAM_TICKETS + "/" + id + "/assignee", body);
  }
}
