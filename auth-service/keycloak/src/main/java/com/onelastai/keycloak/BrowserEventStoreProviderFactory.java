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

/** Keycloak's store of events, which also keeps the browser of each as detail user_agent. */
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

  private static void addDetail(Event event, String userAgent) {
    Map<String, String> details = new HashMap<>();
    if (event.getDetails() != null) {
      details.putAll(event.getDetails());
    }
    details.put("user_agent", userAgent.substring(0, Math.min(userAgent.length(), MAX_LENGTH)));
    event.setDetails(details);
  }

  /** Of the request that led to the event; jobs in the background have none, or no headers. */
  private static Optional<String> userAgent(KeycloakSession session) {
    return Optional.ofNullable(session.getContext().getHttpRequest())
        .map(HttpRequest::getHttpHeaders)
        .map(headers -> headers.getHeaderString(HttpHeaders.USER_AGENT));
  }

  /** Before the provider of the same id that comes with Keycloak. */
  @Override
  public int order() {
    return 1;
  }
}
