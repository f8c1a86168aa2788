package com.onelastai.auth.securitylog.watch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.onelastai.auth.keycloak.KeycloakEvents;
import com.onelastai.auth.keycloak.KeycloakEvents.KeycloakEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.starter.job.ClusterJob;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.retry.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Polls Keycloak's new events, page by page. */
@Component
class KeycloakWatch {

  private static final Logger log = LoggerFactory.getLogger(KeycloakWatch.class);

  private static final int PAGE = 200;

  /** Cached ids, since each poll reads the events of the overlap again. */
  private static final int REMEMBERED = 10_000;

  private final KeycloakEvents keycloak;
  private final EventHandlers handlers;
  private final WatchCursor cursor;
  private final SecurityLog securityLog;
  private final Duration overlap;
  private final Cache<String, Boolean> settled =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  KeycloakWatch(
      KeycloakEvents keycloak,
      EventHandlers handlers,
      WatchCursor cursor,
      SecurityLog securityLog,
      @Value("${onelastai.keycloak-events.overlap}") Duration overlap) {
    this.keycloak = keycloak;
    this.handlers = handlers;
    this.cursor = cursor;
    this.securityLog = securityLog;
    this.overlap = overlap;
  }

  @ClusterJob(name = "keycloak-events", every = "${onelastai.keycloak-events.poll-every}")
  void run() {
    Instant from = cursor.read().minus(overlap);
    int skip = 0;
    while (true) {
      List<KeycloakEvent> page = keycloak.read(handlers.types(), from, skip, PAGE);
      handleNew(page);
      if (page.size() < PAGE) {
        return;
      }
      // Pages by time: offsets shift while events are added and expire.
      Instant last = page.getLast().at();
      skip = last.equals(from) ? skip + PAGE : 0;
      from = last;
    }
  }

  private void handleNew(List<KeycloakEvent> page) {
    List<KeycloakEvent> unsettled =
        page.stream().filter(event -> settled.getIfPresent(event.id()) == null).toList();
    if (unsettled.isEmpty()) {
      return;
    }
    Set<String> logged = securityLog.existing(unsettled.stream().map(KeycloakEvent::id).toList());
    for (KeycloakEvent event : unsettled) {
      if (!logged.contains(event.id())) {
        handle(event);
      }
      settled.put(event.id(), true);
    }
    cursor.advance(page.getLast().at());
  }

  private void handle(KeycloakEvent event) {
    try {
      handlers.handle(event);
    } catch (ApiException refused) {
      if (refused.status() != HttpStatus.NOT_FOUND) {
        throw refused;
      }
      log.debug("An event belongs to a deleted account");
    } catch (RuntimeException failure) {
      if (Faults.mayPass(failure)) {
        throw failure;
      }
      log.error("Event {} of type {} is left out", event.id(), event.type(), failure);
    }
  }
}
