package com.onelastai.chat.search;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.ConversationCleanup;
import com.onelastai.chat.conversation.VisitorOwned;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.erasure.UserDataHolder;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code chatsearch}. */
@Repository
class SearchEntries implements ConversationCleanup, VisitorOwned, UserDataHolder {

  private final MongoOperations mongo;

  SearchEntries(MongoOperations mongo) {
    this.mongo = mongo;
  }

  void store(SearchEntry entry) {
    mongo.save(entry);
  }

  /** The newest messages with all the words; phrases are not checked. */
  List<SearchEntry> find(String owner, SearchQuery query, int limit) {
    List<Criteria> all = new ArrayList<>();
    all.add(where("owner").is(owner));
    query.terms().forEach(word -> all.add(where("words").is(word)));
    if (query.beginning() != null) {
      all.add(where("words").regex("^" + query.beginning()));
    }
    return mongo.find(
        new Query(new Criteria().andOperator(all))
            .with(Sort.by(Sort.Direction.DESC, "at"))
            .limit(limit),
        SearchEntry.class);
  }

  void give(String conversationId, String owner) {
    mongo.updateMulti(
        new Query(where("conversationId").is(conversationId)),
        new Update().set("owner", owner),
        SearchEntry.class);
  }

  @Override
  public void adopt(String visitorKey, Owner user) {
    mongo.updateMulti(
        new Query(where("owner").is(visitorKey)),
        new Update().set("owner", user.key()),
        SearchEntry.class);
  }

  @Override
  public void purge(String conversationId) {
    mongo.remove(new Query(where("conversationId").is(conversationId)), SearchEntry.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("owner").is(userId)), SearchEntry.class);
  }
}
