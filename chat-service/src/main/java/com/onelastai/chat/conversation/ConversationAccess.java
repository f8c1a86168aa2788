package com.onelastai.chat.conversation;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.problem.ApiException;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Says who reaches which conversation: its owner and admins; to others there is none. */
@Component
class ConversationAccess {

  private final ConversationDocuments documents;
  private final Adoption adoption;

  ConversationAccess(ConversationDocuments documents, Adoption adoption) {
    this.documents = documents;
    this.adoption = adoption;
  }

  /**
   * @throws ApiException 404
   */
  Conversation require(String id, Owner owner) {
    return require(() -> ConversationDocuments.kept(id), owner);
  }

  /**
   * One that is not deleted, or was after this time.
   *
   * @throws ApiException 404
   */
  Conversation requireRestorable(String id, Owner owner, Instant time) {
    return require(() -> ConversationDocuments.restorable(id, time), owner);
  }

  private Conversation require(Supplier<Criteria> criteria, Owner owner) {
    Conversation found = find(criteria.get());
    if (found.owner().equals(owner.key())) {
      return found;
    }
    if (found.owner().equals(owner.visitorKey())) {
      adoption.adopt(owner);
      return find(criteria.get());
    }
    if (owner.admin()) {
      return found;
    }
    throw notFound();
  }

  private Conversation find(Criteria criteria) {
    return documents.find(criteria).orElseThrow(ConversationAccess::notFound);
  }

  static ApiException notFound() {
    return ApiException.notFound("conversation");
  }
}
