package com.onelastai.auth.preferences;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.user.Users;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.work.OptimisticRetry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The collection {@code userpreferences}: which agents users talked to last. */
@Repository
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

  /** Each agent once, the latest first. */
  public List<RecentAgent> of(String userId) {
    Stored stored = mongo.findById(userId, Stored.class);
    return stored == null ? List.of() : stored.recentAgents();
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("_id").is(userId)), COLLECTION);
  }

  /**
   * Notes whom a user talked to, in any order and any number of times. Of a user who was erased
   * nothing is kept.
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
}
