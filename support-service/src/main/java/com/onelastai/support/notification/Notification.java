package com.onelastai.support.notification;

import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.index.Expires;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a user is told. Its texts are made when it is read, in the language that the user has then.
 *
 * @param id {@code <event's id>.<user's id>}, so that an event that arrives again changes nothing;
 *     by a daily rule, {@code <kind>.<subject>.<day>.<user's id>}
 * @param inbox the user's id while it is in their list; it stays stored afterwards, to know the
 *     event
 * @param kind names its texts
 * @param values of its texts: numbers and harmless lines
 * @param link a path of the frontend
 * @param changedAt when the list or the number of unread ones changed by it
 * @param mail null if it is not sent by mail
 * @param push null if it is not sent by web push
 */
@Document(Notification.COLLECTION)
@Expires
@CompoundIndex(name = "newest", def = "{'inbox': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "newestUnread", def = "{'inbox': 1, 'unread': 1, 'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "changed", def = "{'userId': 1, 'changedAt': 1}")
@CompoundIndex(name = "collected", def = "{'userId': 1, 'mail.state': 1, 'mail.dueAt': 1}")
record Notification(
    @Id String id,
    String userId,
    @Nullable String inbox,
    String kind,
    Category category,
    List<Object> values,
    List<Fact> facts,
    String link,
    boolean unread,
    Instant createdAt,
    Instant changedAt,
    @Nullable Delivery mail,
    @Nullable Delivery push,
    Instant expiresAt) {

  static final String COLLECTION = "notifications";

  /**
   * A labelled value.
   *
   * @param values what its form needs; empty where something is unknown
   */
  record Fact(String label, Form form, List<String> values) {}

  /** How the values of a fact are shown. */
  enum Form implements SnakeCaseEnum {
    TEXT,
    /** An instant, in the user's zone. */
    TIME,
    /** One of the texts under {@code notification.word}. */
    WORD,
    /** A browser and a system. */
    DEVICE,
    /** A network address. */
    ADDRESS
  }

  /**
   * @param dueAt when it must be delivered; during an attempt, the end of its lease; null once it
   *     is settled
   * @param failures how many attempts failed
   * @param reached the push subscriptions that need no other attempt
   */
  record Delivery(
      DeliveryState state,
      @Indexed(sparse = true) @Nullable Instant dueAt,
      int failures,
      List<String> reached) {

    static Delivery due(Instant at) {
      return new Delivery(DeliveryState.WAITING, at, 0, List.of());
    }
  }

  @Nullable Delivery delivery(Channel channel) {
    return switch (channel) {
      case MAIL -> mail;
      case PUSH -> push;
      case IN_APP -> null;
    };
  }
}
