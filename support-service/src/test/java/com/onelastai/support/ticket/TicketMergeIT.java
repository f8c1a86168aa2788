package com.onelastai.support.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

class TicketMergeIT extends TicketTest {

  @Autowired TicketMerge merges;

  @Test
  void mergedTicketGoesOnInTheOtherOne() {
    String file = upload(person, "log.txt", "log");
    String source = open(person, file);
    clock.setOffset(Duration.ofMinutes(1));
    String target = open(person);
    reply(person, target, "To the second").is(201);
    clock.setOffset(Duration.ofMinutes(2));
    reply(person, source, "To the first").is(201);
    api.post(member, TEAM_TICKETS + "/" + source + "/notes", Map.of("note", "Ours")).is(201);

    merge(source, target).is(200);

    assertMessages(
        show(target),
        "The export is empty\n\nI get a file without rows.",
        "To the second",
        "To the first");
    shows(show(target), "{\"messages\": [{\"attachments\": [{\"name\": \"log.txt\"}]}, {}, {}]}");
    shows(show(source), "{\"status\": \"closed\", \"mergedInto\": \"%s\"}".formatted(target));
    assertMessages(show(source));
    assertThat(teamShow(target).at("/notes/0/note").asString()).isEqualTo("Ours");
    assertThat(teamShow(target).at("/merged/0").asString()).isEqualTo(source);
    assertThat(api.get(person, TICKETS + "/" + target + "/attachments/" + file).is(200).text())
        .isEqualTo("log");
    assertThat(actions(target)).endsWith("merged_from");
    assertThat(actions(source)).contains("merged_into");
  }

  @Test
  void mergingAgainChangesNothing() {
    String source = open(person);
    String target = open(person);
    reply(person, source, "Hello").is(201);
    merge(source, target).is(200);
    Answer before = show(target);

    merge(source, target).is(200);
    merges.finishInterrupted();

    assertThat(show(target).text()).isEqualTo(before.text());
  }

  @Test
  void mergeThatACrashInterruptedIsFinished() {
    String source = open(person);
    String target = open(person);
    reply(person, source, "Hello").is(201);
    // As if the process had died after the first step.
    mongo.updateFirst(
        byId(source), new Update().set("mergedInto", target).set("merging", true), Ticket.class);

    merges.finishInterrupted();
    merges.finishInterrupted();

    assertMessages(show(target), "The export is empty\n\nI get a file without rows.", "Hello");
    // As if it had died before the last step.
    mongo.updateFirst(byId(source), new Update().set("merging", true), Ticket.class);
    merges.finishInterrupted();
    assertThat(store.require(target).messages()).hasSize(2);
    assertThat(store.require(source).merging()).isNull();
  }

  @Test
  void ticketsOfDifferentUsersAreNotMerged() {
    String source = open(person);

    isInvalid(merge(source, open(Person.user())), "into");
    isInvalid(merge(source, "T000000000"), "into");
    isInvalid(merge(source, source), "into");
    assertThat(show(source).body().at("/mergedInto").isNull()).isTrue();
  }

  @Test
  void mergedTicketIsNotChangedAnyMore() {
    String source = open(person);
    String target = open(person);
    String third = open(person);
    merge(source, target).is(200);

    Answer refused = reply(person, source, "Hello").is(409, "ticket_merged");
    assertThat(refused.text("/mergedInto")).isEqualTo(target);
    answer(member, source, "Hello").is(409, "ticket_merged");
    change(member, source, Map.of("version", version(source), "status", "open"))
        .is(409, "ticket_merged");
    merge(source, third).is(409, "ticket_merged");
    merge(third, source).is(409, "ticket_merged");
  }

  @Test
  void changeThatTheMemberHasNotSeenStopsTheMerge() {
    String source = open(person);
    String target = open(person);
    reply(person, source, "Hello").is(201);

    api.post(member, TEAM_TICKETS + "/" + source + "/merge", Map.of("into", target, "version", 1))
        .is(409, "changed_meanwhile");
    assertThat(store.require(source).mergedInto()).isNull();
  }

  @Test
  void ticketsDoNotGoOnInEachOther() throws Exception {
    for (int round = 0; round < 5; round++) {
      String one = open(person);
      String two = open(person);
      List<Callable<Answer>> both = new ArrayList<>();
      both.add(() -> mergeAt(one, two));
      both.add(() -> mergeAt(two, one));
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        threads.invokeAll(both);
      }

      assertThat(List.of(store.require(one), store.require(two)))
          .filteredOn(ticket -> ticket.mergedInto() != null)
          .hasSize(1);
    }
  }

  private Answer merge(String source, String into) {
    return api.post(
        member,
        TEAM_TICKETS + "/" + source + "/merge",
        Map.of("into", into, "version", version(source)));
  }

  private Answer mergeAt(String source, String into) {
    return api.post(
        member, TEAM_TICKETS + "/" + source + "/merge", Map.of("into", into, "version", 1));
  }
}
