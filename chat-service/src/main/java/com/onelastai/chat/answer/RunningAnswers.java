package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.model.Cancellation;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The answers that this process is making. Keeps what has come of each, about once a second and
 * beside the threads that make them, so that none waits for the database between two words; learns
 * by the same whether a stop was asked for at another instance.
 */
@Component
class RunningAnswers {

  private static final Logger log = LoggerFactory.getLogger(RunningAnswers.class);
  private static final long PERIOD = 1;

  private final Conversations conversations;
  private final Map<String, RunningAnswer> byMessage = new ConcurrentHashMap<>();
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("answer-checkpoints").factory());

  RunningAnswers(Conversations conversations) {
    this.conversations = conversations;
  }

  RunningAnswer add(Conversation begun, Cancellation cancellation) {
    RunningAnswer running = new RunningAnswer(begun, cancellation);
    byMessage.put(running.messageId(), running);
    return running;
  }

  void remove(RunningAnswer running) {
    byMessage.remove(running.messageId());
  }

  /** Stops an answer, if it is made here. */
  void stop(String messageId) {
    RunningAnswer running = byMessage.get(messageId);
    if (running != null) {
      running.cancellation().cancel();
    }
  }

  @PostConstruct
  void start() {
    keeper.scheduleWithFixedDelay(
        () -> byMessage.values().forEach(this::keep), PERIOD, PERIOD, TimeUnit.SECONDS);
  }

  private void keep(RunningAnswer running) {
    try {
      if (!conversations.checkpoint(running.begun(), running.text())) {
        running.cancellation().cancel();
      }
    } catch (RuntimeException away) {
      // Tried again in a second; the answer is lost only if this goes on for a lease.
      log.warn("Answer {} was not kept: {}", running.messageId(), away.getMessage());
    }
  }

  @PreDestroy
  void close() {
    keeper.shutdown();
  }
}
