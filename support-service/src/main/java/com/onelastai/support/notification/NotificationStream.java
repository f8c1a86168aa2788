package com.onelastai.support.notification;

import com.onelastai.starter.stream.ClientStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client that follows its user's notifications. If it is too slow, it reads the list when it is
 * back.
 */
final class NotificationStream {

  /** More than are new within the time that is looked back. */
  private static final int REMEMBERED = 500;

  private final Set<String> sent = Collections.newSetFromMap(new Remembered());
  private final ClientStream stream;
  private int unread = -1;

  NotificationStream(Consumer<NotificationStream> onClose) {
    this.stream = new ClientStream(_ -> onClose.accept(this));
  }

  SseEmitter emitter() {
    return stream.emitter();
  }

  /** Sends the number if it has changed. */
  synchronized void unread(int number) {
    if (number != unread) {
      unread = number;
      stream.send("unread", new Unread(number));
    }
  }

  /** Sends a notification once. */
  synchronized void notification(NotificationView notification) {
    if (sent.add(notification.id())) {
      stream.send("notification", notification.id(), notification);
    }
  }

  void keepAlive() {
    stream.keepAlive();
  }

  void complete() {
    stream.complete();
  }

  /** What {@code unread} events have. */
  record Unread(int unread) {}

  private static final class Remembered extends LinkedHashMap<String, Boolean> {

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }
}
