package com.onelastai.community.live;

import com.onelastai.starter.stream.ClientStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One page that follows changes. If it is too slow, it reads everything when it is back. */
final class LiveStream {

  private final @Nullable String postId;
  private final ClientStream stream;

  /**
   * @param postId null to follow all posts
   */
  LiveStream(@Nullable String postId, Consumer<LiveStream> onClose) {
    this.postId = postId;
    this.stream = new ClientStream(_ -> onClose.accept(this));
    stream.send("ready", "");
  }

  SseEmitter emitter() {
    return stream.emitter();
  }

  void changed(Change change) {
    if (postId == null || postId.equals(change.postId())) {
      stream.send("changed", new Changed(change.kind(), change.id(), change.postId()));
    }
  }

  void keepAlive() {
    stream.keepAlive();
  }

  void complete() {
    stream.complete();
  }
}
