package com.onelastai.chat.conversation;

import static com.onelastai.chat.conversation.ConversationDocuments.kept;
import static com.onelastai.chat.conversation.Turns.held;

import com.onelastai.chat.owner.Owner;
import com.onelastai.events.chat.ConversationStarted;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Keeps what people and agents say to each other. */
@Service
public class Conversations {

  private static final int ATTEMPTS = 3;

  private final ConversationAccess access;
  private final ConversationDocuments documents;
  private final MessageReader messages;
  private final Turns turns;
  private final Settler settler;
  private final Clock clock;

  Conversations(
      ConversationAccess access,
      ConversationDocuments documents,
      MessageReader messages,
      Turns turns,
      Settler settler,
      Clock clock) {
    this.access = access;
    this.documents = documents;
    this.messages = messages;
    this.turns = turns;
    this.settler = settler;
    this.clock = clock;
  }

  public Conversation start(Owner owner, String agentId, String agentName) {
    Conversation started =
        Conversation.start(ConversationId.next(), owner, agentId, agentName, now());
    documents.insert(
        started, new ConversationStarted(started.id(), agentId, owner.userId(), owner.visitorId()));
    return started;
  }

  /**
   * The caller's conversation, any for an admin.
   *
   * @throws ApiException 404 if there is none that they may know of
   */
  public Conversation require(String id, Owner owner) {
    Conversation found = access.require(id, owner);
    if (!settler.left(found)) {
      return found;
    }
    settler.settle(found);
    return access.require(id, owner);
  }

  /**
   * The caller's conversation. Admins read those of others, and delete them, but nobody speaks,
   * rates or shares in another's name.
   *
   * @throws ApiException 404 if they have none such
   */
  public Conversation requireOwn(String id, Owner owner) {
    return require(id, owner.inPerson());
  }

  /**
   * Begins an answer, which then belongs to the caller alone as long as they {@link #checkpoint}.
   *
   * @param question null if the answer is to a question that is stored
   * @param parent the {@code seq} of the message that the first new one follows; -1: the end of the
   *     current branch
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
    throw Turns.answerInProgress();
  }

  /**
   * Keeps what has come of an answer, and the right to go on with it.
   *
   * @return false if the user asked to stop, or the answer is not the caller's any more
   */
  public boolean checkpoint(Conversation begun, String part) {
    return documents.keepsAnswering(
        held(begun),
        new Update()
            .set("answering.part", part)
            .set("answering.until", now().plus(Answering.LEASE)));
  }

  /**
   * Stores a begun answer, and the question with it.
   *
   * @return as it is stored: if the caller was taken for dead meanwhile, the part that was kept
   * @throws ApiException 404 if the conversation is gone
   */
  public Message finish(Conversation begun, Answered answered) {
    Turn turn = Turn.of(begun, answered, now());
    if (turns.store(turn)) {
      return turn.answer();
    }
    return documents
        .find(kept(begun.id()))
        .flatMap(conversation -> message(conversation, turn.answer().seq()))
        .orElseThrow(ConversationAccess::notFound);
  }

  /** Gives up an answer of which nothing is to be stored. */
  public void abandon(Conversation begun) {
    turns.drop(begun);
  }

  /**
   * Asks whoever makes the answer to stop.
   *
   * @return whether one is being made
   */
  public boolean requestStop(String id, Owner owner) {
    Conversation conversation = require(id, owner);
    return conversation.answering() != null
        && documents.update(held(conversation), new Update().set("answering.stop", true));
  }

  /** Gives a title that the model made, unless the user has given one. */
  public void setTitle(String id, String title) {
    documents.update(
        kept(id).and("titleBy").ne(Conversation.TITLE_BY_USER),
        new Update().set("title", title).set("titleBy", Conversation.TITLE_BY_MODEL));
  }

  /** The last messages of the branch that ends here, the oldest first. */
  public List<Message> path(Conversation conversation, int leaf, int limit) {
    return messages.path(conversation, leaf, limit);
  }

  public Optional<Message> message(Conversation conversation, int seq) {
    return messages.message(conversation, seq);
  }

  private Instant now() {
    return clock.instant();
  }
}
