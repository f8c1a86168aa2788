package com.onelastai.chat.conversation;

import static com.onelastai.chat.conversation.ConversationDocuments.notDeleted;
import static com.onelastai.chat.conversation.ConversationTurns.inProgress;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Conversation.AnswerProgress;
import com.onelastai.chat.conversation.Conversation.Answering;
import com.onelastai.chat.conversation.Conversation.ConversationId;
import com.onelastai.events.chat.ConversationStarted;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.visit.Owner;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Starts and finds conversations, and stores their messages. */
@Service
public class Conversations {

  private static final int ATTEMPTS = 3;

  /** Far more than anybody has; bounds the memory of a listing. */
  private static final int MAX_CONVERSATIONS = 100_000;

  private final ConversationDocuments documents;
  private final Adoption adoption;
  private final Archives archives;
  private final ConversationTurns turns;
  private final Clock clock;

  Conversations(
      ConversationDocuments documents,
      Adoption adoption,
      Archives archives,
      ConversationTurns turns,
      Clock clock) {
    this.documents = documents;
    this.adoption = adoption;
    this.archives = archives;
    this.turns = turns;
    this.clock = clock;
  }

  public Conversation start(Owner owner, String agentId, String agentName) {
    Conversation started =
        Conversation.start(ConversationId.next(), owner, agentId, agentName, clock.instant());
    documents.insert(
        started, new ConversationStarted(started.id(), agentId, owner.userId(), owner.visitorId()));
    return started;
  }

  /**
   * The caller's conversation; admins can read everyone's.
   *
   * @throws ApiException 404 if it does not exist or is not visible to the caller
   */
  public Conversation require(String id, Owner owner) {
    Conversation found = find(id, owner);
    if (!turns.isAbandoned(found)) {
      return found;
    }
    turns.settle(found);
    return find(id, owner);
  }

  /** The ids of all the caller's conversations. */
  public List<String> ids(Owner owner) {
    adoption.adopt(owner);
    return documents.ids(
        where("owner").is(owner.key()).and("deletedAt").exists(false), MAX_CONVERSATIONS);
  }

  /** Null if it was deleted, or is not the owner's. */
  public @Nullable Conversation findOwn(String id, Owner owner) {
    return documents.find(notDeleted(id).and("owner").is(owner.key())).orElse(null);
  }

  /**
   * The caller's own conversation. Admins can read and delete those of others, but not speak, rate
   * or share in someone else's name.
   *
   * @throws ApiException 404
   */
  public Conversation requireOwn(String id, Owner owner) {
    return require(id, owner.inPerson());
  }

  /** Like {@link #require}, but leaves an abandoned answer as it is. */
  Conversation find(String id, Owner owner) {
    return find(() -> notDeleted(id), owner);
  }

  Conversation find(Supplier<Criteria> criteria, Owner owner) {
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
    return documents.find(criteria).orElseThrow(Conversations::notFound);
  }

  static ApiException notFound() {
    return ApiException.notFound("conversation");
  }

  /**
   * Begins an answer. The caller holds a lease on it and renews it by {@link #checkpoint}.
   *
   * @param question null if the question is already stored
   * @param parent the {@code seq} of the message that the first new one follows; -1 for the end of
   *     the current branch
   * @return the conversation, with {@code answering}
   * @throws ApiException 404; 409 {@code answer_in_progress}, {@code conversation_ended}, {@code
   *     too_many_branches}
   */
  public Conversation begin(String id, Owner owner, @Nullable String question, int parent) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Conversation read = requireOwn(id, owner);
      Conversation begun = turns.begin(read, question, parent < 0 ? read.leaf() : parent);
      if (begun != null) {
        return begun;
      }
    }
    throw ConversationTurns.answerInProgress();
  }

  /**
   * Stores the part of an answer that has been received, and renews the lease.
   *
   * @return false if a stop was requested, or the lease is lost
   */
  public boolean checkpoint(Conversation begun, String part) {
    return documents.updateUnlessStopped(
        inProgress(begun),
        new Update()
            .set("answering.part", part)
            .set("answering.until", clock.instant().plus(Answering.LEASE)));
  }

  /**
   * Stores an answer, together with its question if that is new.
   *
   * @return the stored message: the last checkpoint if the lease was lost
   * @throws ApiException 404 if the conversation has been deleted
   */
  public Message finish(Conversation begun, AnswerResult result) {
    Turn turn = Turn.of(begun, result, clock.instant());
    if (turns.store(turn)) {
      return turn.answer();
    }
    return documents
        .find(notDeleted(begun.id()))
        .flatMap(conversation -> message(conversation, turn.answer().seq()))
        .orElseThrow(Conversations::notFound);
  }

  /** Ends an answer without storing anything. */
  public void abandon(Conversation begun) {
    turns.drop(begun);
  }

  /**
   * Ends an answer that came to nothing.
   *
   * @param started whether the conversation began with it, and goes with it
   */
  public void discard(Conversation begun, boolean started) {
    if (started) {
      documents.remove(inProgress(begun));
    } else {
      turns.drop(begun);
    }
  }

  /** Requests that the answer in progress be stopped; false if there is none. */
  public boolean requestStop(String id, Owner owner) {
    Conversation conversation = require(id, owner);
    return conversation.answering() != null
        && documents.update(inProgress(conversation), new Update().set("answering.stop", true));
  }

  /** The answers in progress of those of these conversations that exist, by conversation. */
  public Map<String, AnswerProgress> progress(Collection<String> ids) {
    return documents.progress(ids, clock.instant());
  }

  /** Sets a title by the model, unless the user has set one. */
  public void setTitle(String id, String title) {
    documents.update(
        notDeleted(id).and("titleBy").ne(Conversation.TITLE_BY_USER),
        new Update().set("title", title).set("titleBy", Conversation.TITLE_BY_MODEL));
  }

  /** The last messages of the branch that ends at this leaf, oldest first. */
  public List<Message> path(Conversation conversation, int leaf, int limit) {
    return archives.path(conversation, leaf, limit);
  }

  public Optional<Message> message(Conversation conversation, int seq) {
    return archives.message(conversation, seq);
  }

  /** Implemented by features that store something for a conversation. */
  public interface ConversationCleanup {

    /** Removes everything stored for this conversation. Idempotent. */
    void purge(String conversationId);
  }
}
