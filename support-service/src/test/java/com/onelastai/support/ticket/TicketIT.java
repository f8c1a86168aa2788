package com.onelastai.support.ticket;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.query.Update;

class TicketIT extends TicketTest {

  @Test
  void openedTicketIsShownToItsUser() {
    String id = open(person);

    shows(
        show(id),
        """
        {"ticketId": "%s", "subject": "The export is empty",
         "description": "I get a file without rows.", "category": "technical",
         "priority": "medium", "status": "open", "messages": [], "attachments": [],
         "resolvedAt": null, "rating": null}
        """
            .formatted(id));
    assertThat(id).matches("T[0-9A-Z]{9}");
    assertThat(mongo.findById(id, Document.class, Ticket.COLLECTION))
        .containsEntry("ticketId", id)
        .containsEntry("userId", userId)
        .containsEntry("status", "open");
  }

  @Test
  void ticketsAreListedByActivityToTheirUserAlone() {
    String first = open(person);
    clock.setOffset(Duration.ofMinutes(1));
    String second = open(person);
    open(Person.user());
    clock.setOffset(Duration.ofMinutes(2));
    reply(person, first, "Still there").is(201);

    assertThat(items(api.get(person, TICKETS), "ticketId")).containsExactly(first, second);
    List<String> paged = new ArrayList<>();
    pages(person, TICKETS + "?size=1").forEach(page -> paged.addAll(items(page, "ticketId")));
    assertThat(paged).containsExactly(first, second);
  }

  @Test
  void nobodyElseReachesATicket() {
    String id = open(person);
    Person other = Person.user();
    String file = upload(person, "a.txt", "a");
    api.post(
            person,
            TICKETS + "/" + id + "/replies",
            Map.of("message", "See", "attachments", List.of(file)))
        .is(201);

    for (Person stranger : List.of(other, member, Person.admin())) {
      api.get(stranger, TICKETS + "/" + id).is(404, "not_found");
      api.get(stranger, TICKETS + "/" + id + "/attachments/" + file).is(404, "not_found");
      reply(stranger, id, "Hello").is(404, "not_found");
      api.post(stranger, TICKETS + "/" + id + "/close", Map.of()).is(404, "not_found");
      api.post(stranger, TICKETS + "/" + id + "/rating", Map.of("rating", 1)).is(404, "not_found");
    }
    for (Person stranger : List.of(NOBODY, visitor)) {
      api.get(stranger, TICKETS).is(401);
      api.get(stranger, TICKETS + "/" + id).is(401);
      api.get(stranger, TICKETS + "/" + id + "/attachments/" + file).is(401);
      reply(stranger, id, "Hello").is(401);
      api.post(stranger, TICKETS, Map.of()).is(401);
      api.post(stranger, TICKETS + "/" + id + "/close", Map.of()).is(401);
    }
    show("T000000000").is(404, "not_found");
    assertMessages(show(id), "See");
  }

  @Test
  void replyOpensAResolvedOrClosedTicketAgain() {
    String id = open(person);
    resolve(id);
    shows(show(id), "{\"status\": \"resolved\"}");

    shows(reply(person, id, "Not yet").is(201), "{\"status\": \"open\", \"resolvedAt\": null}");

    api.post(person, TICKETS + "/" + id + "/close", Map.of()).is(200);
    api.post(person, TICKETS + "/" + id + "/close", Map.of()).is(200);
    shows(show(id), "{\"status\": \"closed\"}");
    reply(person, id, "And again").is(201);
    shows(show(id), "{\"status\": \"open\"}");
    assertMessages(show(id), "Not yet", "And again");
    assertThat(actions(id))
        .containsExactly(
            "opened",
            "status_changed",
            "replied",
            "status_changed",
            "status_changed",
            "replied",
            "status_changed");
  }

  @Test
  void replyThatIsSentAgainIsStoredOnce() {
    String id = open(person);
    Map<String, String> same = Map.of("message", "Hello", "messageId", "0123456789abcdef");

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        threads.execute(() -> api.post(person, TICKETS + "/" + id + "/replies", same).is(201));
      }
    }

    assertMessages(show(id), "Hello");
  }

  @Test
  void concurrentRepliesAreAllKept() {
    String id = open(person);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 16; i++) {
        int n = i;
        threads.execute(() -> {
          if (n % 2 == 0) {
            reply(person, id, "user " + n).is(201);
          } else {
            answer(member, id, "team " + n).is(201);
          }
        });
      }
    }

    Ticket ticket = store.require(id);
    assertThat(ticket.messages()).extracting(Message::message).doesNotHaveDuplicates().hasSize(16);
    assertThat(ticket.version()).isEqualTo(17);
  }

  @Test
  void scriptStaysText() {
    String script = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    String id = open(person);

    Answer answer = reply(person, id, script).is(201);

    assertMessages(answer, script);
    assertThat(answer.response().getContentType()).isEqualTo("application/json");
  }

  @ParameterizedTest
  @CsvSource({
    "subject, ''",
    "subject, 'a\u0000b'",
    "subject, 'a\nb'",
    "subject, 'a\u202Eb'",
    "description, ' '",
    "description, 'a\u0007b'",
    "category, other-than-any",
    "priority, highest"
  })
  void hostileFieldsAreRefused(String field, String value) {
    Map<String, Object> ticket =
        new HashMap<>(
            Map.of("subject", "s", "description", "d", "category", "other", "priority", "low"));
    ticket.put(field, value);

    isInvalid(api.post(person, TICKETS, ticket), field);
  }

  @Test
  void tooMuchIsRefused() {
    String id = open(person);

    isInvalid(reply(person, id, "x".repeat(10_001)), "message");
    isInvalid(reply(person, id, "\u001B[2J"), "message");
    isInvalid(
        api.post(
            person,
            TICKETS + "/" + id + "/replies",
            Map.of("message", "a", "attachments", Collections.nCopies(11, "x"))),
        "attachments");
    reply(person, id, "x".repeat(10_000)).is(201);
  }

  @Test
  void fullTicketTakesNoMoreMessages() {
    String id = open(person);
    List<Message> many =
        IntStream.range(0, Ticket.MAX_MESSAGES).mapToObj(i -> message("m" + i)).toList();
    mongo.updateFirst(byId(id), new Update().set("messages", many), Ticket.class);
    String file = upload(person, "a.txt", "a");

    api.post(
            person,
            TICKETS + "/" + id + "/replies",
            Map.of("message", "One more", "attachments", List.of(file)))
        .is(409, "ticket_full");

    // The file is given back, and can be attached elsewhere.
    open(person, file);
  }

  @Test
  void userRatesOnceWhenItIsResolved() {
    String id = open(person);
    rate(id, 5).is(409, "not_resolved");
    resolve(id);

    isInvalid(rate(id, 0), "rating");
    isInvalid(rate(id, 6), "rating");
    shows(rate(id, 4).is(200), "{\"rating\": {\"rating\": 4, \"comment\": \"Quick\"}}");
    rate(id, 5).is(409, "already_rated");

    reply(person, id, "It is back").is(201);
    shows(show(id), "{\"rating\": null}");
    resolve(id);
    rate(id, 1).is(200);
  }

  @Test
  void ticketsOfADayAreLimited() {
    for (int i = 0; i < 20; i++) {
      open(person);
    }

    api.post(person, TICKETS, Map.of("subject", "s", "description", "d", "category", "other"))
        .is(429, "limit_reached");
    open(Person.user());
  }

  private Message message(String messageId) {
    return new Message(
        messageId, Message.Sender.USER, null, "x", clock.instant(), List.of(), List.of());
  }

  private Answer rate(String id, int rating) {
    return api.post(
        person, TICKETS + "/" + id + "/rating", Map.of("rating", rating, "comment", "Quick"));
  }
}
