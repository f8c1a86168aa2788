package com.onelastai.chat.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.owner.Owner;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Gives those who signed in what their browser said and kept before. */
@Component
public class Adoption {

  private final MongoOperations mongo;
  private final ObjectProvider<OwnedByVisitor> others;

  Adoption(MongoOperations mongo, ObjectProvider<OwnedByVisitor> others) {
    this.mongo = mongo;
    this.others = others;
  }

  /** Does nothing for who is not signed in, or whose browser has no name. */
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
}
