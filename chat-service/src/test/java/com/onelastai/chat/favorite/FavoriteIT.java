package com.onelastai.chat.favorite;

import static com.onelastai.starter.test.Api.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.onelastai.chat.test.ServiceTest;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class FavoriteIT extends ServiceTest {

  @Autowired FavoriteRepository favorites;

  @Test
  void favoritesAreListedNewestFirst() {
    add(person, "einstein").is(204);
    add(person, "chef-biew").is(204);
    add(Person.user(), "voice").is(204);

    List<String> listed = listed();

    assertThat(listed).containsExactlyInAnyOrder("einstein", "chef-biew");
    assertThat(stored(userId)).extracting(Favorite::agentId).isEqualTo(listed);
  }

  @Test
  void removedFavoriteIsNotListed() {
    add(person, "einstein").is(204);

    api.delete(person, "/api/agents/einstein/favorite").is(204);
    api.delete(person, "/api/agents/einstein/favorite").is(204);

    assertThat(listed()).isEmpty();
  }

  @Test
  void addingAgainChangesNothing() {
    add(person, "einstein").is(204);
    List<Favorite> before = stored(userId);
    add(person, "einstein").is(204);

    assertThat(stored(userId)).isEqualTo(before);
  }

  @Test
  void onlyUsersHaveFavoritesOfAgentsTheyCanSee() {
    String own =
        post(
                person,
                "/api/agents",
                """
                {"name": "Sofia", "description": "Talks.", "systemPrompt": "You are Sofia."}
                """)
            .is(201)
            .text("/id");

    add(person, own).is(204);
    add(Person.user(), own).is(404, "not_found");
    add(person, "nobody").is(404, "not_found");
    add(NOBODY, "einstein").is(401);
    add(Person.visitor(), "einstein").is(401);
    api.get(NOBODY, "/api/agents/favorites").is(401);
    assertThat(listed()).containsExactly(own);
  }

  @Test
  void favoritesOfAUserAreErased() {
    Person other = Person.user();
    add(person, "einstein").is(204);
    add(other, "einstein").is(204);

    favorites.erase(userId);
    favorites.erase(userId);

    assertThat(listed()).isEmpty();
    assertThat(stored(String.valueOf(other.userId())))
        .extracting(Favorite::agentId)
        .containsExactly("einstein");
  }

  private List<Favorite> stored(String userId) {
    return favorites.findByUserIdOrderBySinceDescIdDesc(userId);
  }

  private Answer add(Person person, String agentId) {
    return api.call(person, MockMvcRequestBuilders.post("/api/agents/" + agentId + "/favorite"));
  }

  private List<String> listed() {
    return items(api.get(person, "/api/agents/favorites"), "id");
  }
}
