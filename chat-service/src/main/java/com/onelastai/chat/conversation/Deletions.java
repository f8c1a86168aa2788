package com.onelastai.chat.conversation;

import static com.onelastai.chat.conversation.ConversationDocuments.kept;
import static com.onelastai.chat.conversation.ConversationDocuments.restorable;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.time.Clock;
import java.time.Instant;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Deletes conversations, which for a time may be undone. */
@Service
class Deletions {

  private final ConversationDocuments documents;
  private final ConversationAccess access;
  private final Removal removal;
  private final DeletionProperties properties;
  private final Clock clock;

  Deletions(
      ConversationDocuments documents,
      ConversationAccess access,
      Removal removal,
      DeletionProperties properties,
      Clock clock) {
    this.documents = documents;
    this.access = access;
    this.removal = removal;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * An answer that is being made is lost.
   *
   * @return until when it may be restored
   */
  Instant delete(String id, Owner owner) {
    access.require(id, owner);
    Instant now = clock.instant();
    boolean deleted =
        documents.update(kept(id), new Update().set("deletedAt", now).unset("answering"));
    if (!deleted) {
      throw ConversationAccess.notFound();
    }
    return now.plus(properties.undo());
  }

  /** One that is not deleted stays as it is. */
  Conversation restore(String id, Owner owner) {
    Instant since = restorableSince();
    access.requireRestorable(id, owner, since);
    Conversation restored =
        documents.change(restorable(id, since), new Update().unset("deletedAt"));
    if (restored == null) {
      throw ConversationAccess.notFound();
    }
    return restored;
  }

  /** Removes what cannot be restored any more and of which everything has been told. */
  void purge() {
    Instant since = restorableSince();
    removal.remove(() -> where("deletedAt").lte(since).and(OutboxTemplate.FIELD).exists(false));
  }

  private Instant restorableSince() {
    return clock.instant().minus(properties.undo());
  }
}
