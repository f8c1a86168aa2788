package com.onelastai.support.ticket;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.Expires;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Who of the team looks at which ticket, so that two do not answer it at once. */
@Component
class TicketViewers implements UserDataHolder {

  /** A page that is still open says so more often than this. */
  private static final Duration LOOKS = Duration.ofMinutes(1);

  private final MongoOperations mongo;
  private final Clock clock;

  TicketViewers(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  /**
   * @param id {@code <ticketId>/<userId>}
   */
  @Expires
  @Document("supportticketviewers")
  @CompoundIndex(name = "ofTicket", def = "{'ticketId': 1, 'expiresAt': 1}")
  @CompoundIndex(name = "ofUser", def = "{'userId': 1}")
  record Viewer(@Id String id, String ticketId, String userId, Instant expiresAt) {}

  void look(String ticketId, String userId) {
    mongo.save(new Viewer(ticketId + "/" + userId, ticketId, userId, clock.instant().plus(LOOKS)));
  }

  /** Those who look at it now, without the caller. */
  List<String> others(String ticketId, String caller) {
    Query looking =
        new Query(where("ticketId").is(ticketId).and(Expires.FIELD).gt(clock.instant()));
    return mongo.find(looking, Viewer.class).stream()
        .map(Viewer::userId)
        .filter(viewer -> !viewer.equals(caller))
        .sorted()
        .toList();
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), Viewer.class);
  }
}
