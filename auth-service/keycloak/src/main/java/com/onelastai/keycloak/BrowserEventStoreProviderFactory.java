package com.onelastai.keycloak;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Event;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.jpa.JpaEventStoreProvider;
import org.keycloak.events.jpa.JpaEventStoreProviderFactory;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel.UserRemovedEvent;

/**
 * Keycloak's store of events, which also stores the browser as detail user_agent, and deletes a
 * user's events with the user.
 */
public final class BrowserEventStoreProviderFactory extends JpaEventStoreProviderFactory {

  private static final int MAX_LENGTH = 512;

  @Override
  public EventStoreProvider create(KeycloakSession session) {
    EntityManager entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    return new JpaEventStoreProvider(session, entities) {
      @Override
      public void onEvent(Event event) {
        userAgent(session).ifPresent(userAgent -> addDetail(event, userAgent));
        super.onEvent(event);
      }
    };
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    super.postInit(factory);
    factory.register(event -> {
      if (event instanceof UserRemovedEvent removed) {
        forget(removed);
      }
    });
  }

  /** In the transaction that removes the user. The table has an index that begins with USER_ID. */
  private static void forget(UserRemovedEvent removed) {
    removed
        .getKeycloakSession()
        .getProvider(JpaConnectionProvider.class)
        .getEntityManager()
        .createQuery("delete from EventEntity where userId = :user and realmId = :realm")
        .setParameter("user", removed.getUser().getId())
        .setParameter("realm", removed.getRealm().getId())
        .executeUpdate();
  }

  private static void addDetail(Event event, String userAgent) {
    Map<String, String> details = new HashMap<>();
    if (event.getDetails() != null) {
      details.putAll(event.getDetails());
    }
    details.put("user_agent", userAgent.substring(0, Math.min(userAgent.length(), MAX_LENGTH)));
    event.setDetails(details);
  }

  /** From the request of the event; background jobs have no request or no headers. */
  private static Optional<String> userAgent(KeycloakSession session) {
    return Optional.ofNullable(session.getContext().getHttpRequest())
        .map(HttpRequest::getHttpHeaders)
        .map(headers -> headers.getHeaderString(HttpHeaders.USER_AGENT));
  }

  /** Replaces Keycloak's own provider with the same id. */
  @Override
  public int order() {
    return 1;
  }
}
