package com.onelastai.support.livechat;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.export.UserDataSource;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.visit.Owner;
import com.onelastai.support.mail.MailQueued;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The collection {@code supportchats}. Each change is one atomic update. */
@Component
class Chats implements UserDataHolder, UserDataSource {

  static final int MAX_MESSAGES = 1000;

  private static final String MESSAGES = "messages";

  /** Named one by one, as not every engine returns them beside a slice. */
  private static final List<String> OTHER_FIELDS =
      Stream.of(SupportChat.class.getRecordComponents())
          .map(RecordComponent::getName)
          .filter(name -> !name.equals(MESSAGES))
          .toList();

  private static final Duration TYPING = Duration.ofSeconds(6);
  private static final FindAndModifyOptions CHANGED =
      FindAndModifyOptions.options().returnNew(true);

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final ChatProperties properties;
  private final Clock clock;

  Chats(MongoOperations mongo, OutboxTemplate outbox, ChatProperties properties, Clock clock) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.properties = properties;
    this.clock = clock;
    outbox.register(SupportChat.class);
  }

  /**
   * Inserts a chat.
   *
   * @return false if its owner has an open one
   */
  boolean insert(SupportChat chat) {
    try {
      mongo.insert(chat);
      return true;
    } catch (DuplicateKeyException alreadyOpen) {
      return false;
    }
  }

  Optional<SupportChat> find(String id) {
    return Optional.ofNullable(mongo.findById(id, SupportChat.class));
  }

  Optional<SupportChat> findOpen(String owner) {
    return Optional.ofNullable(
        mongo.findOne(new Query(where("openOwner").is(owner)), SupportChat.class));
  }

  /**
   * The caller's end of a chat.
   *
   * @throws ApiException 404 if it is neither the caller's nor the team's to see
   */
  Participant participant(String id, @Nullable Owner owner, @Nullable Caller caller) {
    SupportChat chat = find(id).orElseThrow(Chats::notFound);
    if (owner != null && chat.owner().equals(owner.key())) {
      return Participant.of(chat, Side.USER, caller);
    }
    if (caller != null && caller.isSupport()) {
      return Participant.of(chat, Side.SUPPORT, caller);
    }
    throw notFound();
  }

  /** Without the messages up to this number. */
  SupportChat since(String id, int seen) {
    Query query = byId(id);
    query.fields().include(OTHER_FIELDS).slice(MESSAGES, seen, MAX_MESSAGES);
    return Optional.ofNullable(mongo.findOne(query, SupportChat.class))
        .orElseThrow(Chats::notFound);
  }

  /**
   * Stores a message, once by its client's id.
   *
   * @throws ApiException 409 if the chat is closed, full or another member's of the team
   */
  void add(Participant from, String clientId, String text) {
    Instant now = clock.instant();
    ChatMessage message =
        new ChatMessage(
            clientId, from.side(), from.side() == Side.SUPPORT ? from.userId() : null, text, now);
    Criteria open =
        where("_id")
            .is(from.chatId())
            .and("status")
            .ne(ChatStatus.CLOSED)
            .and("messageCount")
            .lt(MAX_MESSAGES)
            .and("messages.clientId")
            .ne(clientId);
    if (from.side() == Side.SUPPORT) {
      open = open.and("assignedTo").is(from.userId());
    }
    Update update =
        changed(now)
            .push(MESSAGES, message)
            .inc("messageCount", 1)
            .set("expiresAt", now.plus(properties.retention()))
            .unset(from.side().typingField());
    if (mongo.updateFirst(new Query(open), update, SupportChat.class).getMatchedCount() == 0) {
      refuseUnlessStored(from, clientId);
    }
  }

  private void refuseUnlessStored(Participant from, String clientId) {
    SupportChat chat = find(from.chatId()).orElseThrow(Chats::notFound);
    if (chat.messages().stream().anyMatch(stored -> stored.clientId().equals(clientId))) {
      return;
    }
    if (!chat.isOpen()) {
      throw conflict("chat_closed", "The chat is closed.");
    }
    if (chat.messageCount() >= MAX_MESSAGES) {
      throw conflict("chat_full", "The chat has as many messages as it may have.");
    }
    throw conflict("not_assigned", "Another member of the team has this chat.")
        .with("assignedTo", String.valueOf(chat.assignedName()));
  }

  void typing(Participant who) {
    Instant now = clock.instant();
    mongo.updateFirst(
        open(who.chatId()),
        changed(now).set(who.side().typingField(), now.plus(TYPING)),
        SupportChat.class);
  }

  /** Never goes back. */
  void read(Participant who, int number) {
    mongo.updateFirst(
        new Query(
            where("_id")
                .is(who.chatId())
                .and("messageCount")
                .gte(number)
                .and(who.side().readField())
                .lt(number)),
        changed(clock.instant()).set(who.side().readField(), number),
        SupportChat.class);
  }

  void seen(Side side, Collection<String> ids) {
    mongo.updateMulti(
        new Query(where("_id").in(ids)),
        new Update().set(side.seenField(), clock.instant()),
        SupportChat.class);
  }

  /**
   * Gives a chat to a member of the team: a waiting one, or by hand-over.
   *
   * @param from who has it now; null if it waits
   */
  SupportChat assign(String id, @Nullable String from, String to, String name) {
    Query query = new Query(where("_id").is(id).and("status").ne(ChatStatus.CLOSED));
    query.addCriteria(
        from == null ? where("assignedTo").isNull() : where("assignedTo").in(from, to));
    SupportChat changed =
        mongo.findAndModify(
            query,
            changed(clock.instant())
                .set("status", ChatStatus.ACTIVE)
                .set("assignedTo", to)
                .set("assignedName", name),
            CHANGED,
            SupportChat.class);
    if (changed != null) {
      return changed;
    }
    SupportChat chat = find(id).orElseThrow(Chats::notFound);
    if (to.equals(chat.assignedTo()) && chat.isOpen()) {
      return chat;
    }
    throw (chat.isOpen()
            ? conflict("not_assigned", "Another member of the team has this chat.")
            : conflict("chat_closed", "The chat is closed."))
        .with("assignedTo", String.valueOf(chat.assignedName()));
  }

  /** Closes a chat, and does nothing if it is closed. */
  void close(String id) {
    mongo.updateFirst(open(id), closed(), SupportChat.class);
  }

  /**
   * Closes a chat that nobody has accepted, to be followed up.
   *
   * @param ticketId the ticket that it will be; null for a visitor's
   */
  void giveUp(String id, @Nullable String ticketId) {
    mongo.updateFirst(
        new Query(where("_id").is(id).and("status").is(ChatStatus.WAITING)),
        closed().set("ticketId", ticketId).set("followUp", true),
        SupportChat.class);
  }

  List<SupportChat> toFollowUp(int limit) {
    return mongo.find(new Query(where("followUp").is(true)).limit(limit), SupportChat.class);
  }

  void followedUp(String id) {
    mongo.updateFirst(byId(id), new Update().unset("followUp"), SupportChat.class);
  }

  private Update closed() {
    Instant now = clock.instant();
    return changed(now).set("status", ChatStatus.CLOSED).set("closedAt", now).unset("openOwner");
  }

  void mail(String id, MailQueued transcript) {
    outbox.update(byId(id), new Update(), SupportChat.class, transcript);
  }

  /** Those that wait, or those that the team has, the oldest first. */
  List<SupportChat> list(ChatStatus status, int limit) {
    Query query =
        new Query(where("status").is(status))
            .with(Sort.by(Sort.Direction.ASC, "createdAt", "_id"))
            .limit(limit);
    query.fields().include(OTHER_FIELDS).slice(MESSAGES, -1);
    return mongo.find(query, SupportChat.class);
  }

  List<SupportChat> waitingSince(Instant before, int limit) {
    return mongo.find(
        new Query(where("status").is(ChatStatus.WAITING).and("createdAt").lt(before)).limit(limit),
        SupportChat.class);
  }

  /** How many wait before this one, counted up to a limit. */
  int waitingBefore(SupportChat chat, int limit) {
    return (int)
        mongo.count(
            new Query(where("status").is(ChatStatus.WAITING).and("createdAt").lt(chat.createdAt()))
                .limit(limit),
            SupportChat.class);
  }

  List<String> changedSince(Instant since) {
    Query query = new Query(where("changedAt").gte(since));
    query.fields().include("_id");
    return mongo
        .find(query, org.bson.Document.class, mongo.getCollectionName(SupportChat.class))
        .stream()
        .map(chat -> Objects.requireNonNull(chat.getString("_id")))
        .toList();
  }

  @Override
  public void erase(String userId) {
    mongo.remove(ofUser(userId), SupportChat.class);
  }

  @Override
  public String name() {
    return "chats";
  }

  @Override
  public List<ChatView> of(String userId) {
    return mongo.find(ofUser(userId), SupportChat.class).stream()
        .map(chat -> ChatView.of(chat, 0, null))
        .toList();
  }

  private static Update changed(Instant now) {
    return new Update().set("changedAt", now);
  }

  private static Query open(String id) {
    return new Query(where("_id").is(id).and("status").ne(ChatStatus.CLOSED));
  }

  private static Query ofUser(String userId) {
    return new Query(where("userId").is(userId));
  }

  private static Query byId(String id) {
    return new Query(where("_id").is(id));
  }

  private static ApiException notFound() {
    return ApiException.notFound("chat");
  }

  private static ApiException conflict(String code, String detail) {
    return new ApiException(HttpStatus.CONFLICT, code, detail);
  }
}
