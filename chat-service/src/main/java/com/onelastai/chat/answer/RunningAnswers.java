package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversation.AnswerProgress;
import com.onelastai.chat.conversation.Conversation.Answering;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.model.Cancellation;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.visit.Owner;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The answers that this process is making. A thread of its own stores a checkpoint of each once a
 * second, so that no answer waits for the database between two words. The same write renews the
 * lease and shows whether a stop was requested at another instance.
 */
@Component
class RunningAnswers {

  private static final Logger log = LoggerFactory.getLogger(RunningAnswers.class);
  private static final long PERIOD = 1;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final Conversations conversations;
  private final AnswerWatcher watcher;
  private final Map<String, RunningAnswer> byMessage = new ConcurrentHashMap<>();
  private final ScheduledExecutorService checkpoints =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("answer-checkpoints").factory());

  RunningAnswers(Conversations conversations, AnswerWatcher watcher) {
    this.conversations = conversations;
    this.watcher = watcher;
  }

  RunningAnswer add(Conversation begun, Cancellation cancellation, @Nullable Message continued) {
    RunningAnswer running = new RunningAnswer(begun, cancellation, continued);
    byMessage.put(running.messageId(), running);
    return running;
  }

  /** If nothing of it is stored, the next answer may already run under the same id. */
  void remove(RunningAnswer running) {
    byMessage.remove(running.messageId(), running);
  }

  /** Stops an answer of this or another instance, and waits until it is stored. */
  AnswerView stop(String conversationId, Owner owner) {
    Answering answering = conversations.require(conversationId, owner).answering();
    if (answering == null || !conversations.requestStop(conversationId, owner)) {
      throw noAnswerInProgress();
    }
    RunningAnswer running = byMessage.get(answering.messageId());
    if (running != null) {
      running.cancellation().cancel();
    }
    awaitEnd(conversationId, answering);
    Conversation conversation = conversations.require(conversationId, owner);
    return conversations
        .message(conversation, conversation.seq(answering.messageId()))
        .map(message -> AnswerView.of(conversationId, message))
        .orElseThrow(RunningAnswers::noAnswerInProgress);
  }

  private void awaitEnd(String conversationId, Answering answering) {
    long end = System.nanoTime() + STOP_TIMEOUT.toNanos();
    try (AnswerWatcher.Watch watch = watcher.watch(conversationId)) {
      AnswerProgress progress;
      do {
        progress = watch.next(Duration.ofNanos(end - System.nanoTime()));
        if (progress == null) {
          throw new ApiException(
                  HttpStatus.SERVICE_UNAVAILABLE,
                  "stop_pending",
                  "The answer will be stopped soon.")
              .retryAfter(Duration.ofSeconds(1));
        }
      } while (answering.since().equals(progress.since()));
    }
  }

  static ApiException noAnswerInProgress() {
    return new ApiException(
        HttpStatus.CONFLICT, "no_answer_in_progress", "No answer is in progress.");
  }

  @PostConstruct
  void start() {
    checkpoints.scheduleWithFixedDelay(
        () -> byMessage.values().forEach(this::checkpoint), PERIOD, PERIOD, TimeUnit.SECONDS);
  }

  private void checkpoint(RunningAnswer running) {
    try {
      if (!conversations.checkpoint(running.begun(), running.text())) {
        running.cancellation().cancel();
      }
    } catch (RuntimeException storeAway) {
      // The next checkpoint retries; the answer is lost only if this lasts until the lease ends.
      log.warn("No checkpoint of answer {}: {}", running.messageId(), storeAway.getMessage());
    }
  }

  @PreDestroy
  void close() {
    checkpoints.shutdown();
  }
}
