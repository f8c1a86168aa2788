package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Conversation.AnswerProgress;
import com.onelastai.chat.conversation.Conversations;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Polls the conversations whose answers are followed in this process. All followers share one query
 * per period, so its cost does not grow with the number of followers.
 */
@Component
class AnswerWatcher {

  private static final Logger log = LoggerFactory.getLogger(AnswerWatcher.class);
  private static final Duration PERIOD = Duration.ofMillis(200);
  private static final int BATCH = 100;

  private final Conversations conversations;
  private final Map<String, Set<Watch>> watches = new ConcurrentHashMap<>();
  private final ScheduledExecutorService poller =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("answer-watcher").factory());

  AnswerWatcher(Conversations conversations) {
    this.conversations = conversations;
  }

  /** Close it to stop polling. */
  Watch watch(String conversationId) {
    Watch watch = new Watch(conversationId);
    watches.compute(
        conversationId,
        (_, others) -> {
          Set<Watch> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(watch);
          return all;
        });
    return watch;
  }

  @PostConstruct
  void start() {
    poller.scheduleWithFixedDelay(
        this::poll, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void close() {
    poller.shutdown();
  }

  void poll() {
    try {
      List<String> ids = List.copyOf(watches.keySet());
      for (int from = 0; from < ids.size(); from += BATCH) {
        publish(ids.subList(from, Math.min(from + BATCH, ids.size())));
      }
    } catch (RuntimeException storeAway) {
      log.warn("Answers in progress cannot be read, retrying: {}", storeAway.getMessage());
    }
  }

  private void publish(List<String> ids) {
    Map<String, AnswerProgress> progress = conversations.progress(ids);
    for (String id : ids) {
      watches
          .getOrDefault(id, Set.of())
          .forEach(watch -> watch.publish(progress.getOrDefault(id, AnswerProgress.GONE)));
    }
  }

  /** One reader's view of a conversation: it gets only the latest progress. */
  final class Watch implements AutoCloseable {

    private final String conversationId;
    private final BlockingQueue<AnswerProgress> latest = new LinkedBlockingQueue<>(1);
    private @Nullable AnswerProgress published;

    private Watch(String conversationId) {
      this.conversationId = conversationId;
    }

    /** Waits for a change; null if there is none in this time. */
    @Nullable AnswerProgress next(Duration timeout) {
      try {
        return latest.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException shutdown) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Shutting down", shutdown);
      }
    }

    private void publish(AnswerProgress progress) {
      if (!progress.equals(published)) {
        published = progress;
        latest.poll();
        latest.add(progress);
      }
    }

    @Override
    public void close() {
      watches.computeIfPresent(
          conversationId,
          (_, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }
  }
}
