package com.onelastai.support.livechat;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.support.livechat.ChatView.ChatState;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Brings one connection up to date, in a thread of its own while there is something to send: a slow
 * client delays no other.
 */
final class ChatFeed {

  private static final Logger log = LoggerFactory.getLogger(ChatFeed.class);

  /** The client's end of a connection. */
  interface Sink {

    void send(ChatView news) throws IOException;

    void close();
  }

  private final Participant participant;
  private final ChatReader reader;
  private final Sink sink;
  private final Instant until;

  /** How often it was told of changes since the last one that was looked at. */
  private final AtomicInteger changes = new AtomicInteger();

  private int seen;
  private @Nullable ChatState shown;

  /**
   * @param seen up to which message the client has the chat
   * @param until when the connection ends at the latest
   */
  ChatFeed(Participant participant, ChatReader reader, Sink sink, int seen, Instant until) {
    this.participant = participant;
    this.reader = reader;
    this.sink = sink;
    this.seen = seen;
    this.until = until;
  }

  Participant participant() {
    return participant;
  }

  boolean isOver(Instant now) {
    return now.isAfter(until);
  }

  /** Something may have changed. */
  void changed() {
    if (changes.getAndIncrement() == 0) {
      Thread.ofVirtual().name("chat-feed").start(this::catchUp);
    }
  }

  private void catchUp() {
    int handled;
    do {
      handled = changes.get();
      refresh();
    } while (changes.addAndGet(-handled) > 0);
  }

  private void refresh() {
    try {
      ChatView news = reader.read(participant.chatId(), seen);
      if (!news.messages().isEmpty() || !news.chat().equals(shown)) {
        sink.send(news);
        seen += news.messages().size();
        shown = news.chat();
      }
    } catch (IOException | IllegalStateException | ApiException goneOrErased) {
      close();
    } catch (DataAccessException away) {
      log.warn("A chat cannot be read now: {}", away.getMessage());
    }
  }

  void close() {
    sink.close();
  }
}
