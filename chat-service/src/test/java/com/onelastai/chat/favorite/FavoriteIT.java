package com.onelastai.chat.favorite;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.onelastai.chat.test.ChatServiceIT;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChatServiceIT
class FavoriteIT {

  @Autowired Api api;
  @Autowired Favorites favorites;

  private final Person ada = Person.user();
  private final String user = Objects.requireNonNull(ada.userId());

  @Test
  void markedAgentsAreListedTheLatestFirst() {
    mark(ada, "einstein").is(204);
    mark(ada, "chef-biew").is(204);
    mark(Person.user(), "voice").is(204);

    List<String> marked = marked();

    assertThat(marked).containsExactlyInAnyOrder("einstein", "chef-biew");
    assertThat(favorites.agentsOf(user)).isEqualTo(marked);
  }

  @Test
  void markIsTakenOffAgain() {
    mark(ada, "einstein").is(204);

    api.delete(ada, "/api/agents/einstein/favorite").is(204);
    api.delete(ada, "/api/agents/einstein/favorite").is(204);

    assertThat(marked()).isEmpty();
  }

  @Test
  void markingTwiceIsMarkingOnce() {
    mark(ada, "einstein").is(204);
    mark(ada, "einstein").is(204);
    mark(ada, "voice").is(204);

    assertThat(marked()).containsExactlyInAnyOrder("einstein", "voice");
  }

  @Test
  void marksAreOfUsersAndOnAgentsThatTheySee() {
    String own =
        api.post(
                ada,
                "/api/agents",
                Map.of("name", "Sofia", "description", "Talks.", "systemPrompt", "You are Sofia."))
            .is(201)
            .text("/id");

    mark(ada, own).is(204);
    mark(Person.user(), own).is(404, "not_found");
    mark(ada, "nobody").is(404, "not_found");
    mark(NOBODY, "einstein").is(401);
    mark(Person.visitor(), "einstein").is(401);
    api.get(NOBODY, "/api/agents/favorites").is(401);
    assertThat(marked()).containsExactly(own);
  }

  @Test
  void marksOfAUserAreErased() {
    Person bob = Person.user();
    mark(ada, "einstein").is(204);
    mark(bob, "einstein").is(204);

    favorites.erase(user);
    favorites.erase(user);

    assertThat(marked()).isEmpty();
    assertThat(favorites.agentsOf(Objects.requireNonNull(bob.userId())))
        .containsExactly("einstein");
  }

  private Answer mark(Person person, String agentId) {
    return api.call(person, post("/api/agents/" + agentId + "/favorite"));
  }

  private List<String> marked() {
    return api.get(ada, "/api/agents/favorites")
        .is(200)
        .body()
        .at("/items")
        .valueStream()
        .map(item -> item.at("/id").asString())
        .toList();
  }
}
