package com.onelastai.support.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.support.test.ServiceTest;
import com.onelastai.support.test.Uploads;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test of tickets by a new user, whose address is known, and a new member of the team. */
abstract class TicketTest extends ServiceTest {

  static final String TICKETS = "/api/support/tickets";
  static final String TEAM_TICKETS = "/api/support/team/tickets";

  @Autowired TicketStore store;

  final Person member = Person.support();
  final String memberId = Objects.requireNonNull(member.userId());

  private @LocalServerPort int port;

  @BeforeEach
  void knowTheUser() {
    know(person, email, "en");
  }

  void know(Person user, String address, String language) {
    mongo
        .getCollection("recipients")
        .insertOne(
            new Document("_id", user.userId())
                .append("email", address)
                .append("name", "Ada Example")
                .append("language", language)
                .append("mail", true)
                .append("push", false)
                .append("digest", false)
                .append("revision", 1L));
  }

  /** Opens a ticket and returns its id. */
  String open(Person user, String... attachments) {
    return api.post(
            user,
            TICKETS,
            Map.of(
                "subject", "The export is empty",
                "description", "I get a file without rows.",
                "category", "technical",
                "attachments", List.of(attachments)))
        .is(201)
        .text("/ticketId");
  }

  Answer reply(Person user, String id, String message) {
    return api.post(user, TICKETS + "/" + id + "/replies", Map.of("message", message));
  }

  Answer answer(Person by, String id, String message) {
    return api.post(by, TEAM_TICKETS + "/" + id + "/replies", Map.of("message", message));
  }

  Answer show(String id) {
    return api.get(person, TICKETS + "/" + id);
  }

  JsonNode teamShow(String id) {
    return api.get(member, TEAM_TICKETS + "/" + id).is(200).body();
  }

  long version(String id) {
    return teamShow(id).get("version").asLong();
  }

  Answer change(Person by, String id, Map<String, ?> changes) {
    return api.call(
        by,
        MockMvcRequestBuilders.request(HttpMethod.PATCH, TEAM_TICKETS + "/" + id)
            .contentType(MediaType.APPLICATION_JSON)
            .content(JsonMapper.shared().writeValueAsString(changes)));
  }

  void resolve(String id) {
    change(member, id, Map.of("version", version(id), "status", "resolved")).is(200);
  }

  Uploads uploads() {
    return new Uploads(port);
  }

  /** Uploads a text and returns its id. */
  String upload(Person user, String name, String content) {
    return uploads().send(user, name, content.getBytes(StandardCharsets.UTF_8)).is(201).id();
  }

  /** What was done with the ticket, as the history says. */
  List<String> actions(String id) {
    return store.require(id).history().stream().map(entry -> entry.action().value()).toList();
  }

  static void assertMessages(Answer ticket, String... texts) {
    assertThat(texts(ticket, "/messages", "message")).containsExactly(texts);
  }
}
