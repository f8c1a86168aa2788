package com.onelastai.auth.login;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.keycloak.KeycloakSessions;
import com.onelastai.auth.user.Users;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.identity.SessionEnded;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/**
 * Ends sessions: the gateway refuses their access tokens from the event on, Keycloak their refresh
 * tokens from the deletion on.
 */
@Service
public class LoginSessions {

  private final KeycloakSessions keycloak;
  private final Accounts accounts;
  private final Users users;

  LoginSessions(KeycloakSessions keycloak, Accounts accounts, Users users) {
    this.keycloak = keycloak;
    this.accounts = accounts;
    this.users = users;
  }

  public void end(String userId, String... sessionIds) {
    if (sessionIds.length == 0) {
      return;
    }
    DomainEvent[] ended =
        Arrays.stream(sessionIds)
            .map(id -> new SessionEnded(userId, id))
            .toArray(DomainEvent[]::new);
    // The outbox of the event is in the account's document.
    accounts.require(userId);
    users.update(userId, new Update(), ended);
    Arrays.stream(sessionIds).forEach(keycloak::end);
  }

  /**
   * @param kept the session that stays open, if any
   * @return the number of ended sessions
   */
  public int endOthers(String userId, @Nullable String kept) {
    List<String> others = keycloak.ids(userId).stream().filter(id -> !id.equals(kept)).toList();
    end(userId, others.toArray(String[]::new));
    return others.size();
  }
}
