package com.onelastai.chat.favorite;

import com.onelastai.chat.agent.Agent;
import com.onelastai.chat.agent.AgentView;
import com.onelastai.chat.agent.Agents;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping("/api/agents")
@Tag(name = "Agents")
class FavoriteController {

  private final Agents agents;
  private final FavoriteRepository favorites;
  private final Clock clock;

  FavoriteController(Agents agents, FavoriteRepository favorites, Clock clock) {
    this.agents = agents;
    this.favorites = favorites;
    this.clock = clock;
  }

  @GetMapping("/favorites")
  @Operation(summary = "List the caller's favorite agents, newest first")
  Listing<AgentView> listFavorites(Caller caller) {
    List<Agent> found =
        favorites.findByUserIdOrderBySinceDescIdDesc(caller.userId()).stream()
            .flatMap(favorite -> agents.find(favorite.agentId(), caller.userId()).stream())
            .toList();
    return new Listing<>(agents.views(found, caller), null);
  }

  @PostMapping("/{id}/favorite")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Add an agent to favorites",
      description = "Does nothing if it is a favorite already.")
  void addFavorite(@PathVariable String id, Caller caller) {
    agents.require(id, caller.userId());
    try {
      favorites.insert(Favorite.of(caller.userId(), id, clock.instant()));
    } catch (DuplicateKeyException alreadyFavorite) {
      // Adding it again changes nothing.
    }
  }

  @DeleteMapping("/{id}/favorite")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Remove an agent from favorites",
      description = "Does nothing if it is not a favorite.")
  void removeFavorite(@PathVariable String id, Caller caller) {
    favorites.deleteById(Favorite.id(caller.userId(), id));
  }
}
