package com.onelastai.chat.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.visit.Owner;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Moves a visitor's conversations and other data to the user who signed in. */
@Component
public class Adoption {

  private final MongoOperations mongo;
  private final ObjectProvider<VisitorOwned> others;

  Adoption(MongoOperations mongo, ObjectProvider<VisitorOwned> others) {
    this.mongo = mongo;
    this.others = others;
  }

  /** Does nothing unless the caller is signed in and has a visitor id. */
  public void adopt(Owner owner) {
    String visitorKey = owner.visitorKey();
    if (owner.userId() == null || visitorKey == null) {
      return;
    }
    mongo.updateMulti(
        new Query(where("owner").is(visitorKey)),
        new Update().set("owner", owner.key()).set("userId", owner.userId()),
        Conversation.class);
    others.forEach(other -> other.adopt(visitorKey, owner));
  }

  /** Implemented by features that store something for visitors, besides conversations. */
  public interface VisitorOwned {

    /**
     * Moves what belongs to a visitor to the user who signed in. Idempotent.
     *
     * @param visitorKey the visitor's {@link Owner#visitorKey}
     */
    void adopt(String visitorKey, Owner user);
  }
}
