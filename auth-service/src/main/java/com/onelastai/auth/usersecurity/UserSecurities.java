package com.onelastai.auth.usersecurity;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.outbox.Outbox;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code usersecurities}. */
@Repository
public class UserSecurities {

  private final MongoOperations mongo;
  private final Outbox outbox;

  UserSecurities(MongoOperations mongo, Outbox outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
  }

  public Optional<UserSecurity> find(String userId) {
    return Optional.ofNullable(mongo.findById(userId, UserSecurity.class));
  }

  /** Makes the document, if it is not there yet. */
  public void ensure(String userId) {
    mongo.upsert(byId(userId), new Update().setOnInsert("_id", userId), UserSecurity.class);
  }

  /**
   * Changes what is held and tells of it in one write, if the document is as expected.
   *
   * @param expected further conditions, for what must hold only once
   * @return whether it was
   */
  public boolean update(String userId, Criteria expected, Update update, DomainEvent... events) {
    Query query = byId(userId).addCriteria(expected);
    boolean changed =
        mongo
                .updateFirst(query, outbox.append(update, events), UserSecurity.class)
                .getMatchedCount()
            > 0;
    if (changed && events.length > 0) {
      outbox.relay(UserSecurity.COLLECTION, userId);
    }
    return changed;
  }

  public void delete(String userId) {
    mongo.remove(byId(userId), UserSecurity.class);
  }

  private static Query byId(String userId) {
    return new Query(where("_id").is(userId));
  }
}
