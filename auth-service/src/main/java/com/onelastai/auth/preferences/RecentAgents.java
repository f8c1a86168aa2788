package com.onelastai.auth.preferences;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.user.Users;
import com.onelastai.events.chat.ConversationStarted;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.work.OptimisticRetry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The collection {@code userpreferences}: the agents that users talked to last. */
@Component
public class RecentAgents implements UserDataHolder {

  private static final String COLLECTION = "userpreferences";
  private static final int KEPT = 10;
  private static final int ATTEMPTS = 10;

  private static final Comparator<RecentAgent> LATEST_FIRST =
      Comparator.comparing(RecentAgent::at).reversed().thenComparing(RecentAgent::agentId);

  private final MongoOperations mongo;
  private final Users users;

  RecentAgents(MongoOperations mongo, Users users) {
    this.mongo = mongo;
    this.users = users;
  }

  @Document(COLLECTION)
  record Stored(@Id String id, @Version @Nullable Long version, List<RecentAgent> recentAgents) {}

  /** Distinct agents, newest first. */
  public List<RecentAgent> of(String userId) {
    Stored stored = mongo.findById(userId, Stored.class);
    return stored == null ? List.of() : stored.recentAgents();
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("_id").is(userId)), COLLECTION);
  }

  @EventListener(group = "recent-agents", bulk = true)
  void on(List<Received<ConversationStarted>> batch) {
    Map<String, List<RecentAgent>> talks = new LinkedHashMap<>();
    for (Received<ConversationStarted> received : batch) {
      ConversationStarted started = received.event();
      if (started.userId() != null) {
        talks
            .computeIfAbsent(started.userId(), _ -> new ArrayList<>())
            .add(new RecentAgent(started.agentId(), received.envelope().time()));
      }
    }
    talks.forEach(this::add);
  }

  /**
   * Stores the agents that a user talked to, in any order and idempotently. The user may be erased
   * between the first check and the write, so their data is then erased again.
   */
  void add(String userId, List<RecentAgent> talks) {
    if (users.isErased(userId)) {
      return;
    }
    OptimisticRetry.retry(ATTEMPTS, () -> store(userId, talks));
    if (users.isErased(userId)) {
      erase(userId);
    }
  }

  private Stored store(String userId, List<RecentAgent> talks) {
    Stored stored = mongo.findById(userId, Stored.class);
    List<RecentAgent> known = stored == null ? List.of() : stored.recentAgents();
    List<RecentAgent> latest = latest(known, talks);
    return stored != null && latest.equals(known)
        ? stored
        : mongo.save(new Stored(userId, stored == null ? null : stored.version(), latest));
  }

  private static List<RecentAgent> latest(List<RecentAgent> known, List<RecentAgent> talks) {
    Map<String, RecentAgent> byAgent = new HashMap<>();
    Stream.concat(known.stream(), talks.stream())
        .forEach(talk ->
            byAgent.merge(
                talk.agentId(),
                talk,
                (one, other) -> LATEST_FIRST.compare(one, other) <= 0 ? one : other));
    return byAgent.values().stream().sorted(LATEST_FIRST).limit(KEPT).toList();
  }

  /**
   * An agent that a user talked to.
   *
   * @param at the start of the last conversation
   */
  public record RecentAgent(@Schema(example = "einstein") String agentId, Instant at) {}
}
