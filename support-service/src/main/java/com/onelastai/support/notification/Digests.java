package com.onelastai.support.notification;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.support.recipient.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * The collection {@code notificationdigests}. The insert of a digest decides that it is the day's
 * and queues its mail; what it has is noted in the notifications afterwards, from the digest itself
 * if a crash came between.
 */
@Repository
class Digests implements UserDataHolder {

  /** More are left to the next day: nobody reads so long a mail. */
  private static final int MAX = 100;

  private static final Duration RETENTION = Duration.ofDays(30);

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final Notifications notifications;
  private final MailSettings settings;
  private final NotificationTexts texts;

  Digests(
      MongoOperations mongo,
      OutboxTemplate outbox,
      Notifications notifications,
      MailSettings settings,
      NotificationTexts texts) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.notifications = notifications;
    this.settings = settings;
    this.texts = texts;
    outbox.register(Digest.class);
  }

  /**
   * Sends what the user's digest has collected, unless that of the day was sent.
   *
   * @return whether the digest of the day has this notification
   */
  boolean send(Notification due, Recipient to, Instant now) {
    LocalDate day = now.atZone(to.zone()).toLocalDate();
    String id = to.userId() + "." + day;
    Set<Category> muted = settings.muted(to.userId());
    List<Notification> collected =
        notifications.collected(to.userId(), now, MAX).stream()
            .filter(notification -> !muted.contains(notification.category()))
            .toList();
    List<String> ids = collected.stream().map(Notification::id).toList();
    if (!ids.isEmpty()) {
      insert(new Digest(id, to.userId(), ids, now.plus(RETENTION)), collected, to);
    }
    Digest sent = mongo.findById(id, Digest.class);
    if (sent == null) {
      return false;
    }
    notifications.sentInDigest(sent.notifications());
    return sent.notifications().contains(due.id());
  }

  private void insert(Digest digest, List<Notification> collected, Recipient to) {
    try {
      outbox.insert(digest, texts.digest(collected, to));
    } catch (DuplicateKeyException sentBefore) {
      // The other one decides what it has.
    }
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), Digest.class);
  }
}
