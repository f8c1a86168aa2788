package com.onelastai.chat.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Removes conversations for good, with all that is kept beside them. */
@Component
class Removal implements UserDataHolder {

  private static final int BATCH = 100;

  private final ConversationDocuments documents;
  private final List<OfConversation> kept;

  Removal(ConversationDocuments documents, List<OfConversation> kept) {
    this.documents = documents;
    this.kept = kept;
  }

  @Override
  public void erase(String userId) {
    remove(() -> where("owner").is(userId));
  }

  /** Removes those of which this is true. The documents go last: what is left is found again. */
  void remove(Supplier<Criteria> criteria) {
    List<String> ids = documents.ids(criteria.get(), BATCH);
    while (!ids.isEmpty()) {
      ids.forEach(id -> kept.forEach(part -> part.purge(id)));
      documents.remove(criteria.get().and("_id").in(ids));
      ids = documents.ids(criteria.get(), BATCH);
    }
  }
}
