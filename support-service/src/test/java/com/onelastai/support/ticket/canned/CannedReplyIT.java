package com.onelastai.support.ticket.canned;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api.Person;
import com.onelastai.support.test.ServiceTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CannedReplyIT extends ServiceTest {

  private static final String REPLIES = "/api/support/team/canned-replies";

  private final String title = "Which browser " + UUID.randomUUID();

  @Test
  void teamSharesCannedReplies() {
    String id = api.post(TEAM, REPLIES, reply("Which browser?")).is(201).text("/id");

    assertThat(items(api.get(Person.support(), REPLIES), "title")).contains(title).isSorted();
    api.put(Person.support(), REPLIES + "/" + id, reply("And which system?")).is(200);
    assertThat(items(api.get(TEAM, REPLIES), "text"))
        .contains("And which system?")
        .doesNotContain("Which browser?");

    api.delete(TEAM, REPLIES + "/" + id).is(204);
    api.delete(TEAM, REPLIES + "/" + id).is(404, "not_found");
    api.put(TEAM, REPLIES + "/" + id, reply("x")).is(404, "not_found");
  }

  @Test
  void usersHaveNone() {
    api.get(person, REPLIES).is(403);
    api.post(person, REPLIES, reply("x")).is(403);
    api.get(visitor, REPLIES).is(401);
  }

  @Test
  void hostileTextIsRefused() {
    isInvalid(api.post(TEAM, REPLIES, reply("a\u0000b")), "text");
    isInvalid(api.post(TEAM, REPLIES, reply(" ")), "text");
  }

  private Map<String, String> reply(String text) {
    return Map.of("title", title, "text", text);
  }
}
