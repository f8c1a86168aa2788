package com.onelastai.chat.conversation;

import static com.onelastai.chat.conversation.ConversationDocuments.notDeleted;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Conversations.ConversationCleanup;
import com.onelastai.events.DomainEvent;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * The collection {@code chatarchives}: moves the oldest messages of a conversation out of its
 * document to keep that small, and reads messages from both.
 */
@Repository
class Archives implements ConversationCleanup {

  /** How many messages a document may have once an answer is stored. */
  static final int LIMIT = 100;

  private static final Logger log = LoggerFactory.getLogger(Archives.class);

  private final MongoOperations mongo;
  private final ConversationDocuments documents;
  private final OutboxTemplate outbox;

  Archives(MongoOperations mongo, ConversationDocuments documents, OutboxTemplate outbox) {
    this.mongo = mongo;
    this.documents = documents;
    this.outbox = outbox;
    outbox.register(Archive.class);
  }

  Optional<Message> message(Conversation conversation, int seq) {
    return Optional.ofNullable(new Reader(conversation).find(seq));
  }

  /** The last messages of the branch that ends at this leaf, oldest first. */
  List<Message> path(Conversation conversation, int leaf, int limit) {
    Reader reader = new Reader(conversation);
    Deque<Message> path = new ArrayDeque<>();
    Message message = reader.find(leaf);
    while (message != null && path.size() < limit) {
      path.addFirst(message);
      message = reader.find(message.parent());
    }
    return List.copyOf(path);
  }

  /** Reads each archive of a conversation at most once. */
  private final class Reader {

    private final Conversation conversation;
    private final Map<Integer, Message> latest;
    private final Map<Integer, Map<Integer, Message>> archived = new HashMap<>();

    Reader(Conversation conversation) {
      this.conversation = conversation;
      this.latest = bySeq(conversation.messages());
    }

    @Nullable Message find(int seq) {
      if (seq < 1) {
        return null;
      }
      int number = Archive.number(seq);
      return number >= conversation.archived()
          ? latest.get(seq)
          : archived.computeIfAbsent(number, n -> bySeq(messages(conversation.id(), n))).get(seq);
    }

    private static Map<Integer, Message> bySeq(List<Message> messages) {
      return messages.stream().collect(Collectors.toMap(Message::seq, Function.identity()));
    }
  }

  /** Empty if there is no such archive. */
  List<Message> messages(String conversationId, int number) {
    Archive archive = mongo.findById(Archive.id(conversationId, number), Archive.class);
    return archive == null ? List.of() : archive.messages();
  }

  /** Archives messages until the document is within its limit; the next answer retries. */
  void archiveOldest(String id) {
    try {
      Optional<Conversation> found = documents.find(notDeleted(id));
      while (found.isPresent()
          && found.get().messages().size() > LIMIT
          && archiveOldest(found.get())) {
        found = documents.find(notDeleted(id));
      }
    } catch (DataAccessException failure) {
      log.warn("The next answer archives messages of {}: {}", id, failure.getMessage());
    }
  }

  /** A crash between copy and cut is harmless: the copy is made again. */
  private boolean archiveOldest(Conversation conversation) {
    List<Message> oldest = conversation.messages().subList(0, Archive.SIZE);
    copy(conversation, oldest);
    return documents.update(
        notDeleted(conversation.id()).and("revision").is(conversation.revision()),
        new Update()
            .pull("messages", new Query(where("seq").lte(oldest.getLast().seq())))
            .inc("archived", 1)
            .inc("revision", 1));
  }

  /** Keeps an existing copy of this revision or a later one, which may have newer feedback. */
  void copy(Conversation conversation, List<Message> oldest) {
    String id = Archive.id(conversation.id(), conversation.archived());
    Query earlier = new Query(where("_id").is(id).and("revision").lt(conversation.revision()));
    Update copy =
        new Update()
            .set("conversationId", conversation.id())
            .set("messages", oldest)
            .set("revision", conversation.revision());
    try {
      mongo.upsert(earlier, copy, Archive.class);
    } catch (DuplicateKeyException upToDate) {
      // The existing copy stays.
    }
  }

  static Criteria archive(String conversationId, int number) {
    return where("_id").is(Archive.id(conversationId, number));
  }

  /**
   * Updates an archive and publishes the events.
   *
   * @param criteria begins with {@link #archive}
   * @return false if no archive matches
   */
  boolean update(Criteria criteria, Update update, DomainEvent... events) {
    return outbox.update(new Query(criteria), update, Archive.class, events);
  }

  @Override
  public void purge(String conversationId) {
    mongo.remove(new Query(where("conversationId").is(conversationId)), Archive.class);
  }

  /**
   * Fifty older messages of a conversation: those with {@code seq} 50n + 1 to 50n + 50.
   *
   * @param id {@code <conversationId>/<n>}
   * @param revision the conversation's revision when they were copied
   */
  @Document(Archive.COLLECTION)
  record Archive(
      @Id String id, @Indexed String conversationId, List<Message> messages, long revision) {

    static final String COLLECTION = "chatarchives";
    static final int SIZE = 50;

    static String id(String conversationId, int number) {
      return conversationId + "/" + number;
    }

    /** The number of the archive that this message belongs to. */
    static int number(int seq) {
      return (seq - 1) / SIZE;
    }
  }
}
