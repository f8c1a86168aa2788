package com.onelastai.support.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.support.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TicketErasureIT extends TicketTest {

  @Autowired UserEraser eraser;
  @Autowired Files files;

  @Test
  void wordsOfTheTeamStayWithoutThePerson() {
    String description = upload(person, "a.txt", "a");
    String question = upload(person, "b.txt", "b");
    String solution = upload(member, "c.txt", "c");
    String unattached = upload(person, "d.txt", "d");
    String id = open(person, description);
    api.post(
            person,
            TICKETS + "/" + id + "/replies",
            Map.of("message", "My words", "attachments", List.of(question)))
        .is(201);
    api.post(
            member,
            TEAM_TICKETS + "/" + id + "/replies",
            Map.of("message", "Our words", "attachments", List.of(solution), "status", "resolved"))
        .is(201);
    api.post(person, TICKETS + "/" + id + "/rating", Map.of("rating", 5, "comment", "My thanks"))
        .is(200);
    String ofAnother = open(Person.user());

    eraser.erase(userId);
    eraser.erase(userId);

    String stored = stored(id);
    assertThat(stored)
        .contains("Our words", memberId)
        .doesNotContain(userId, "My words", "My thanks", "The export is empty", "without rows");
    assertThat(teamShow(id).at("/user").isNull()).isTrue();
    assertThat(teamShow(id).at("/ticket/rating/rating").asInt()).isEqualTo(5);
    assertThat(files.find(List.of(description, question, solution, unattached)))
        .extracting("id")
        .containsExactly(solution);
    show(id).is(404, "not_found");
    assertThat(items(api.get(person, TICKETS), "ticketId")).isEmpty();
    assertThat(store.require(ofAnother).subject()).isEqualTo("The export is empty");
  }

  @Test
  void erasedMemberIsNoLongerNamed() {
    Person colleague = Person.support();
    String colleagueId = Objects.requireNonNull(colleague.userId());
    String id = open(person);
    answer(member, id, "Words of the member").is(201);
    answer(colleague, id, "Words of the colleague").is(201);
    api.post(member, TEAM_TICKETS + "/" + id + "/notes", Map.of("note", "A note")).is(201);
    api.put(
            colleague,
            TEAM_TICKETS + "/" + id + "/assignee",
            Map.of("assignedTo", memberId, "version", version(id)))
        .is(200);

    eraser.erase(memberId);

    assertThat(stored(id))
        .contains("Words of the member", colleagueId, userId)
        .doesNotContain(memberId);
    assertThat(teamShowBy(colleague, id)).contains("A note").doesNotContain(memberId);
    assertMessages(show(id), "Words of the member", "Words of the colleague");
  }

  @Test
  void answerDuringTheErasureIsNotKept() {
    String id = open(person);
    eraser.erase(userId);

    reply(person, id, "Too late").is(404, "not_found");
    answer(member, id, "Nobody reads this").is(201);

    assertThat(stored(id)).doesNotContain("Too late", userId);
  }

  private String stored(String id) {
    Document ticket = Objects.requireNonNull(mongo.findById(id, Document.class, Ticket.COLLECTION));
    // Published within the moment, and gone then.
    ticket.remove("outbox");
    return ticket.toJson();
  }

  private String teamShowBy(Person by, String id) {
    return api.get(by, TEAM_TICKETS + "/" + id).is(200).text();
  }
}
