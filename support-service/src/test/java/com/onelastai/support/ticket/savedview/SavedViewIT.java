package com.onelastai.support.ticket.savedview;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.support.test.ServiceTest;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SavedViewIT extends ServiceTest {

  private static final String VIEWS = "/api/support/team/views";

  @Autowired SavedViewRepository views;

  private final Person member = Person.support();

  @Test
  void viewsAreTheMembersOwn() {
    String id = save("My urgent ones").is(201).text("/id");
    save("All of mine").is(201);

    assertThat(items(api.get(member, VIEWS), "name"))
        .containsExactly("All of mine", "My urgent ones");
    assertThat(items(api.get(Person.support(), VIEWS), "name")).isEmpty();
    api.delete(Person.support(), VIEWS + "/" + id).is(404, "not_found");
    api.get(person, VIEWS).is(403);
    api.get(visitor, VIEWS).is(401);
  }

  @Test
  void viewLeadsToItsTickets() {
    Answer saved = save("My urgent ones").is(201);

    shows(saved, "{\"filter\": {\"priority\": \"urgent\", \"status\": \"in-progress\"}}");
    assertThat(saved.text("/tickets"))
        .startsWith("/api/support/team/tickets?")
        .contains("priority=urgent", "status=in-progress", "assignee=me");
    api.get(member, saved.text("/tickets")).is(200);
  }

  @Test
  void viewIsReplacedAndDeleted() {
    String id = save("Old").is(201).text("/id");

    api.put(member, VIEWS + "/" + id, Map.of("name", "New", "filter", Map.of("breached", true)))
        .is(200);
    shows(
        api.get(member, VIEWS),
        "{\"items\": [{\"name\": \"New\", \"filter\": {\"breached\": true, \"status\": null}}]}");

    api.delete(member, VIEWS + "/" + id).is(204);
    api.delete(member, VIEWS + "/" + id).is(404, "not_found");
  }

  @Test
  void numberOfViewsIsLimited() {
    for (int i = 0; i < 50; i++) {
      save("View " + i).is(201);
    }

    save("One more").is(409, "too_many_views");
  }

  @Test
  void viewsOfAMemberAreErased() {
    save("Mine").is(201);

    views.erase(Objects.requireNonNull(member.userId()));

    assertThat(items(api.get(member, VIEWS), "name")).isEmpty();
  }

  private Answer save(String name) {
    return api.post(
        member,
        VIEWS,
        Map.of(
            "name",
            name,
            "filter",
            Map.of("priority", "urgent", "status", "in-progress", "assignee", "me")));
  }
}
