package com.onelastai.support.livechat;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.Expires;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Who of the team takes chats now. Each says so again and again, for a while. */
@Component
class TeamPresence implements UserDataHolder {

  private static final Duration WHILE = Duration.ofSeconds(60);
  private static final int MAX_LISTED = 100;

  private final MongoOperations mongo;
  private final Clock clock;

  TeamPresence(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  /**
   * A member of the team who takes chats.
   *
   * @param id the member's
   */
  @Expires
  @Document("supportpresence")
  record Presence(@Id String id, Instant expiresAt) {}

  void set(String userId, boolean available) {
    if (available) {
      mongo.save(new Presence(userId, clock.instant().plus(WHILE)));
    } else {
      erase(userId);
    }
  }

  boolean isAvailable() {
    return mongo.exists(new Query(where("expiresAt").gt(clock.instant())), Presence.class);
  }

  boolean isAvailable(String userId) {
    return mongo.exists(
        new Query(where("_id").is(userId).and("expiresAt").gt(clock.instant())), Presence.class);
  }

  List<String> available() {
    return mongo
        .find(new Query(where("expiresAt").gt(clock.instant())).limit(MAX_LISTED), Presence.class)
        .stream()
        .map(Presence::id)
        .toList();
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("_id").is(userId)), Presence.class);
  }
}
