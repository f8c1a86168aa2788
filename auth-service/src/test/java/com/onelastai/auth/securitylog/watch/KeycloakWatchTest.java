package com.onelastai.auth.securitylog.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.onelastai.auth.keycloak.KeycloakEvents;
import com.onelastai.auth.keycloak.KeycloakEvents.KeycloakEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.starter.problem.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;

@ExtendWith(OutputCaptureExtension.class)
class KeycloakWatchTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final KeycloakEvents keycloak = mock();
  private final EventHandlers handlers = mock();
  private final WatchCursor cursor = mock();
  private final SecurityLog log = mock();
  private final List<KeycloakEvent> stored = new ArrayList<>();
  private final List<String> handled = new ArrayList<>();
  private final Set<String> logged = new HashSet<>();
  private Instant reached = START;
  private boolean keycloakAway;
  private final KeycloakWatch watch =
      new KeycloakWatch(keycloak, handlers, cursor, log, Duration.ofSeconds(10));

  @BeforeEach
  void answer() {
    when(keycloak.read(any(), any(), anyInt(), anyInt()))
        .thenAnswer(call -> page(call.getArgument(1), call.getArgument(2), call.getArgument(3)));
    doAnswer(call -> handled.add(call.<KeycloakEvent>getArgument(0).id()))
        .when(handlers)
        .handle(any());
    when(cursor.read()).thenAnswer(call -> reached);
    doAnswer(call -> reached = call.getArgument(0)).when(cursor).advance(any());
    when(log.existing(any())).thenAnswer(call -> logged);
  }

  @Test
  void hoursOfEventsAreHandledInOrder() {
    IntStream.range(0, 1_050).forEach(i -> store("e" + i, START.plusSeconds(i)));

    watch.run();

    assertThat(handled).hasSize(1_050).doesNotHaveDuplicates().startsWith("e0").endsWith("e1049");
    assertThat(reached).isEqualTo(START.plusSeconds(1_049));
  }

  @Test
  void eventsAtTheSameTimeMayFillMoreThanAPage() {
    IntStream.range(0, 650).forEach(i -> store("e" + i, START));
    store("last", START.plusSeconds(1));

    watch.run();

    assertThat(handled).hasSize(651).doesNotHaveDuplicates().endsWith("last");
  }

  @Test
  void eventThatIsStoredLateIsHandledOnce() {
    store("first", START.plusSeconds(20));
    watch.run();
    store("late", START.plusSeconds(12));

    watch.run();
    watch.run();

    assertThat(handled).containsExactly("first", "late");
  }

  @Test
  void loggedEventIsNotHandledAgain() {
    logged.add("known");
    store("known", START);
    store("new", START);

    watch.run();

    assertThat(handled).containsExactly("new");
  }

  @Test
  void eventsWaitWhileKeycloakIsAway() {
    store("e", START);
    keycloakAway = true;
    assertThatExceptionOfType(ApiException.class).isThrownBy(watch::run);
    keycloakAway = false;

    watch.run();

    assertThat(handled).containsExactly("e");
  }

  @Test
  void eventWaitsWhileTheStoreIsAway() {
    store("before", START);
    store("e", START.plusSeconds(1));
    doThrow(new DataAccessResourceFailureException("away"))
        .doAnswer(call -> handled.add("e"))
        .when(handlers)
        .handle(event("e"));
    assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(watch::run);
    assertThat(handled).containsExactly("before");

    watch.run();

    assertThat(handled).containsExactly("before", "e");
  }

  @Test
  void eventThatCannotBeHandledIsSkipped(CapturedOutput output) {
    store("bad", START);
    store("gone", START);
    store("good", START);
    doThrow(new IllegalStateException("bad")).when(handlers).handle(event("bad"));
    doThrow(ApiException.notFound("account")).when(handlers).handle(event("gone"));

    watch.run();
    watch.run();

    assertThat(handled).containsExactly("good");
    assertThat(output.getOut().split("Event bad of type LOGIN is left out", -1)).hasSize(2);
  }

  private static KeycloakEvent event(String id) {
    return argThat(event -> event != null && event.id().equals(id));
  }

  private void store(String id, Instant at) {
    stored.add(new KeycloakEvent(id, at, "LOGIN", "web", "user-1", "s-1", null, null, Map.of()));
    stored.sort(Comparator.comparing(KeycloakEvent::at));
  }

  private List<KeycloakEvent> page(Instant from, int skip, int max) {
    if (keycloakAway) {
      throw new ApiException(HttpStatus.SERVICE_UNAVAILABLE, "identity_unavailable", "away");
    }
    return stored.stream()
        .filter(event -> !event.at().isBefore(from))
        .skip(skip)
        .limit(max)
        .toList();
  }
}
