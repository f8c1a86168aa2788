package com.onelastai.support.notification.push;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A browser that gets a user's messages.
 *
 * @param id a hash of the endpoint, so that a browser that subscribes again replaces itself
 * @param endpoint the push service's address of the browser; who knows it can send there
 * @param p256dh the browser's public key
 * @param auth a secret of the browser
 */
@Document(PushSubscription.COLLECTION)
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'createdAt': -1, '_id': -1}")
public record PushSubscription(
    @Id String id, String userId, String endpoint, String p256dh, String auth, Instant createdAt) {

  static final String COLLECTION = "pushsubscriptions";

  @Override
  public String toString() {
    return "PushSubscription[" + id + "]";
  }
}
