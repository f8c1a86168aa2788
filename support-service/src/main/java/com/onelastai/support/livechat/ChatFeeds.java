package com.onelastai.support.livechat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The connections of this instance. A change that was made here is told to them at once; those made
 * by other instances are looked for several times a second, with one query for all connections.
 */
@Component
class ChatFeeds {

  /**
   * Clocks of instances differ, and a write takes a while: what is found again is not sent again.
   */
  private static final Duration OVERLAP = Duration.ofSeconds(3);

  private static final int MAX_CONNECTIONS = 5000;
  private static final int MAX_PER_SIDE = 10;

  /** How often a chat has its turn. */
  private static final int PRESENCE_SECONDS = 15;

  private final AtomicInteger turns = new AtomicInteger();
  private final Map<String, Set<ChatFeed>> feeds = new ConcurrentHashMap<>();
  private final Chats chats;
  private final Clock clock;

  ChatFeeds(Chats chats, Clock clock) {
    this.chats = chats;
    this.clock = clock;
  }

  /**
   * Adds a connection and brings it up to date.
   *
   * @throws ApiException 429 or 503 if there are too many
   */
  void open(ChatFeed feed) {
    Participant who = feed.participant();
    Set<ChatFeed> others = feeds.computeIfAbsent(who.chatId(), _ -> ConcurrentHashMap.newKeySet());
    if (others.stream().filter(it -> it.participant().side() == who.side()).count()
        >= MAX_PER_SIDE) {
      throw tooMany(HttpStatus.TOO_MANY_REQUESTS);
    }
    if (connections() >= MAX_CONNECTIONS) {
      throw tooMany(HttpStatus.SERVICE_UNAVAILABLE);
    }
    others.add(feed);
    chats.seen(who.side(), List.of(who.chatId()));
    feed.changed();
  }

  void remove(ChatFeed feed) {
    feeds.computeIfPresent(
        feed.participant().chatId(),
        (_, open) -> {
          open.remove(feed);
          return open.isEmpty() ? null : open;
        });
  }

  /** Brings the connections of a chat up to date. */
  void changed(String chatId) {
    feeds.getOrDefault(chatId, Set.of()).forEach(ChatFeed::changed);
  }

  @InstanceJob(name = "chat-changes", every = "250ms")
  void lookForChanges() {
    if (!feeds.isEmpty()) {
      chats.changedSince(clock.instant().minus(OVERLAP)).stream()
          .filter(feeds::containsKey)
          .forEach(this::changed);
    }
  }

  /**
   * Says that each end is still there, and looks for what no change tells, such as the place in the
   * queue. Each second has the turn of some chats, so that messages never wait behind all of them.
   */
  @InstanceJob(name = "chat-presence", every = "1s")
  void notePresence() {
    Instant now = clock.instant();
    int turn = turns.getAndIncrement();
    List<ChatFeed> open =
        feeds.values().stream()
            .flatMap(Set::stream)
            .filter(feed -> hasTurn(feed.participant().chatId(), turn))
            .toList();
    open.stream().filter(feed -> feed.isOver(now)).forEach(ChatFeed::close);
    open.stream()
        .map(ChatFeed::participant)
        .collect(groupingBy(Participant::side, mapping(Participant::chatId, toSet())))
        .forEach(chats::seen);
    open.forEach(ChatFeed::changed);
  }

  private static boolean hasTurn(String chatId, int turn) {
    return Math.floorMod(chatId.hashCode() - turn, PRESENCE_SECONDS) == 0;
  }

  int connections() {
    return feeds.values().stream().mapToInt(Set::size).sum();
  }

  /** Clients connect to another instance. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    feeds.values().stream().flatMap(Set::stream).forEach(ChatFeed::close);
  }

  private static ApiException tooMany(HttpStatus status) {
    return new ApiException(status, "too_many_connections", "There are too many connections.");
  }
}
