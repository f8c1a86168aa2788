package com.onelastai.chat.favorite;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.onelastai.chat.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FavoriteIT extends ServiceTest {

  @Autowired FavoriteRepository favorites;

  private final Person ada = Person.user();
  private final String user = Objects.requireNonNull(ada.userId());

  @Test
  void favoritesAreListedNewestFirst() {
    add(ada, "einstein").is(204);
    add(ada, "chef-biew").is(204);
    add(Person.user(), "voice").is(204);

    List<String> listed = favorites();

    assertThat(listed).containsExactlyInAnyOrder("einstein", "chef-biew");
    assertThat(agentsOf(user)).isEqualTo(listed);
  }

  @Test
  void removedFavoriteIsNotListed() {
    add(ada, "einstein").is(204);

    api.delete(ada, "/api/agents/einstein/favorite").is(204);
    api.delete(ada, "/api/agents/einstein/favorite").is(204);

    assertThat(favorites()).isEmpty();
  }

  @Test
  void addingAgainChangesNothing() {
    add(ada, "einstein").is(204);
    List<Favorite> before = favorites.findByUserIdOrderBySinceDescIdDesc(user);
    add(ada, "einstein").is(204);

    assertThat(favorites.findByUserIdOrderBySinceDescIdDesc(user)).isEqualTo(before);
  }

  @Test
  void onlyUsersHaveFavoritesOfAgentsTheyCanSee() {
    String own =
        api.post(
                ada,
                "/api/agents",
                Map.of("name", "Sofia", "description", "Talks.", "systemPrompt", "You are Sofia."))
            .is(201)
            .text("/id");

    add(ada, own).is(204);
    add(Person.user(), own).is(404, "not_found");
    add(ada, "nobody").is(404, "not_found");
    add(NOBODY, "einstein").is(401);
    add(Person.visitor(), "einstein").is(401);
    api.get(NOBODY, "/api/agents/favorites").is(401);
    assertThat(favorites()).containsExactly(own);
  }

  @Test
  void favoritesOfAUserAreErased() {
    Person bob = Person.user();
    add(ada, "einstein").is(204);
    add(bob, "einstein").is(204);

    favorites.erase(user);
    favorites.erase(user);

    assertThat(favorites()).isEmpty();
    assertThat(agentsOf(Objects.requireNonNull(bob.userId()))).containsExactly("einstein");
  }

  private List<String> agentsOf(String userId) {
    return favorites.findByUserIdOrderBySinceDescIdDesc(userId).stream()
        .map(Favorite::agentId)
        .toList();
  }

  private Answer add(Person person, String agentId) {
    return api.call(person, post("/api/agents/" + agentId + "/favorite"));
  }

  private List<String> favorites() {
    return items(api.get(ada, "/api/agents/favorites"), "id");
  }
}
