package com.onelastai.chat.entitlement;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.onelastai.chat.entitlement.EntitledUser.Entitlement;
import com.onelastai.events.EventTopic;
import com.onelastai.events.billing.SubscriptionSnapshot;
import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.BulkWrites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;

/** The collection {@code entitlements}. */
@Repository
public class Entitlements implements UserDataHolder {

  static final String COLLECTION = "entitlements";

  /** After they ended: as long as an event of an older revision may still arrive. */
  private static final Duration RETENTION = EventTopic.longestLife();

  private final MongoOperations mongo;
  private final Clock clock;

  Entitlements(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  /** Without any subscription if the user is unknown. */
  public EntitledUser of(String userId) {
    EntitledUser found = mongo.findById(userId, EntitledUser.class);
    return found == null ? EntitledUser.unknown(userId) : found;
  }

  /** Applies snapshots of subscriptions, idempotently and in any order. */
  void apply(List<SubscriptionSnapshot> snapshots) {
    Map<String, List<Entitlement>> byUser =
        snapshots.stream()
            .collect(
                Collectors.groupingBy(
                    SubscriptionSnapshot::userId,
                    Collectors.mapping(Entitlement::of, Collectors.toList())));
    BulkWrites.untilApplied(documents(), () -> replacements(byUser));
  }

  private List<ReplaceOneModel<Document>> replacements(Map<String, List<Entitlement>> byUser) {
    Map<String, EntitledUser> stored = new HashMap<>();
    documents()
        .find(Filters.in("_id", byUser.keySet()))
        .forEach(document ->
            stored.put(
                document.getString("_id"),
                mongo.getConverter().read(EntitledUser.class, document)));
    Instant now = clock.instant();
    List<ReplaceOneModel<Document>> replacements = new ArrayList<>();
    byUser.forEach((userId, updates) -> {
      EntitledUser user = stored.getOrDefault(userId, EntitledUser.unknown(userId));
      EntitledUser next = user.with(updates, now, RETENTION);
      if (next != user) {
        replacements.add(replacement(user, next));
      }
    });
    return replacements;
  }

  /** Optimistic lock: applies only to the version that was read. */
  private ReplaceOneModel<Document> replacement(EntitledUser user, EntitledUser next) {
    boolean first = user.version() == 0;
    @Nullable Long version = first ? null : user.version();
    Bson unchanged = Filters.and(Filters.eq(user.userId()), Filters.eq("version", version));
    Document document = new Document();
    mongo.getConverter().write(next, document);
    return new ReplaceOneModel<>(unchanged, document, new ReplaceOptions().upsert(first));
  }

  private MongoCollection<Document> documents() {
    return mongo.getCollection(COLLECTION);
  }

  @Override
  public void erase(String userId) {
    documents().deleteOne(Filters.eq(userId));
  }

  /** Applies events, each with the complete state of a subscription. */
  @Component
  static class SubscriptionConsumer {

    private final Entitlements entitlements;

    SubscriptionConsumer(Entitlements entitlements) {
      this.entitlements = entitlements;
    }

    @EventListener(group = "entitlement", skipErasedUsers = true)
    void on(List<Received<SubscriptionUpdated>> batch) {
      entitlements.apply(batch.stream().map(received -> received.event().subscription()).toList());
    }
  }
}
