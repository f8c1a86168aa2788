package com.onelastai.support.livechat;

import java.io.IOException;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Chats as server-sent events. */
@Component
class ChatStreams {

  /** The connections end these streams themselves. */
  private static final long NO_TIMEOUT = 0;

  private final ChatFeeds feeds;
  private final ChatReader reader;
  private final ChatProperties properties;
  private final Clock clock;

  ChatStreams(ChatFeeds feeds, ChatReader reader, ChatProperties properties, Clock clock) {
    this.feeds = feeds;
    this.reader = reader;
    this.properties = properties;
    this.clock = clock;
  }

  SseEmitter open(Participant participant, int seen) {
    SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
    ChatFeed feed =
        new ChatFeed(
            participant,
            reader,
            new StreamSink(emitter),
            seen,
            clock.instant().plus(properties.connection()));
    emitter.onCompletion(() -> feeds.remove(feed));
    emitter.onError(_ -> feeds.remove(feed));
    feeds.open(feed);
    return emitter;
  }

  private record StreamSink(SseEmitter emitter) implements ChatFeed.Sink {

    @Override
    public void send(ChatView news) throws IOException {
      emitter.send(SseEmitter.event().name("news").data(news));
    }

    @Override
    public void close() {
      emitter.complete();
    }
  }
}
