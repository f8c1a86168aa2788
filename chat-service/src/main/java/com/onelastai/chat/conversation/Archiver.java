package com.onelastai.chat.conversation;

import static com.onelastai.chat.conversation.ConversationDocuments.kept;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Keeps the document of a conversation small. What is copied is cut only if nothing has changed
 * since; a crash between the two is harmless, as the copy is made again.
 */
@Component
class Archiver {

  /** How many messages a document may have once an answer is finished. */
  static final int LIMIT = 100;

  private static final Logger log = LoggerFactory.getLogger(Archiver.class);

  private final ConversationDocuments documents;
  private final Archives archives;

  Archiver(ConversationDocuments documents, Archives archives) {
    this.documents = documents;
    this.archives = archives;
  }

  /** Archives what is too much. If that fails, the next answer has it done. */
  void archive(String id) {
    try {
      Optional<Conversation> found = documents.find(kept(id));
      while (found.isPresent()
          && found.get().messages().size() > LIMIT
          && archiveOldest(found.get())) {
        found = documents.find(kept(id));
      }
    } catch (DataAccessException failure) {
      log.warn("Messages of {} are archived later: {}", id, failure.getMessage());
    }
  }

  private boolean archiveOldest(Conversation conversation) {
    List<Message> oldest = conversation.messages().subList(0, Archive.SIZE);
    archives.copy(conversation, oldest);
    return documents.update(
        kept(conversation.id()).and("revision").is(conversation.revision()),
        new Update()
            .pull("messages", new Query(where("seq").lte(oldest.getLast().seq())))
            .inc("archived", 1)
            .inc("revision", 1));
  }
}
