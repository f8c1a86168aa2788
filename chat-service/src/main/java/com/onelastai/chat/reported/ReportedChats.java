package com.onelastai.chat.reported;

import com.onelastai.chat.analytics.ReportedFigures;
import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversation.Branch;
import com.onelastai.chat.conversation.Conversation.ConversationId;
import com.onelastai.chat.conversation.Conversation.Source;
import com.onelastai.chat.conversation.ConversationBuilder;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ChatFeedbackReported;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.RecordCollection;
import com.onelastai.starter.projection.RecordPosition;
import com.onelastai.starter.projection.RecordWrite;
import com.onelastai.starter.visit.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.stereotype.Component;

/** Stores and counts the chats that pages report. */
@Component
class ReportedChats {

  private final MongoDatabaseFactory mongo;
  private final MongoConverter converter;
  private final RecordCollection records;

  private final ReportedFigures figures;

  ReportedChats(MongoDatabaseFactory mongo, MongoConverter converter, ReportedFigures figures) {
    this.mongo = mongo;
    this.converter = converter;
    this.records = new RecordCollection(mongo, Conversation.COLLECTION);
    this.figures = figures;
  }

  @EventListener(
      group = "reports",
      groupId = "chat-service",
      types = {ChatReported.class, ChatFeedbackReported.class},
      skipErasedUsers = true,
      bulk = true)
  void on(List<Received<TrackingEvent>> batch) {
    List<Received<TrackingEvent>> attributed =
        batch.stream().filter(report -> !report.event().actor().anonymous()).toList();
    figures.count(store(attributed));
    for (Received<TrackingEvent> received : attributed) {
      if (received.event() instanceof ChatFeedbackReported feedback) {
        rate(received.envelope().time(), feedback);
      }
    }
  }

  /**
   * Stores chats, each once.
   *
   * @return the chats without those that a page reported again
   */
  private List<Received<ChatReported>> store(List<Received<TrackingEvent>> batch) {
    List<RecordWrite> writes =
        RecordWrite.ofEach(
                batch,
                ChatReported.class,
                (id, time, chat, changes) -> document(id, time, chat).forEach(changes::setOnInsert))
            .stream()
            .map(write -> write.withId(ConversationId.of(write.id())))
            .toList();
    Set<RecordPosition> repetitions = records.insert(writes);
    List<Received<ChatReported>> chats = new ArrayList<>();
    for (Received<TrackingEvent> received : batch) {
      EventEnvelope<TrackingEvent> envelope = received.envelope();
      if (envelope.event() instanceof ChatReported chat
          && !repetitions.contains(RecordPosition.of(received))) {
        chats.add(
            new Received<>(
                new EventEnvelope<>(envelope.id(), envelope.time(), chat),
                received.partition(),
                received.offset()));
      }
    }
    return chats;
  }

  private Document document(String eventId, Instant time, ChatReported chat) {
    Document document = new Document();
    converter.write(conversation(eventId, time, chat), document);
    document.remove("_id");
    return document;
  }

  /** Only the owner of the chat can rate it; the latest feedback wins. */
  private void rate(Instant time, ChatFeedbackReported feedback) {
    Actor actor = feedback.actor();
    Owner owner = new Owner(actor.userId(), actor.visitorId(), null, false);
    Document given =
        new Document("rating", feedback.rating())
            .append("satisfied", feedback.satisfied())
            .append("comment", feedback.comment())
            .append("timestamp", Date.from(time));
    given.values().removeIf(Objects::isNull);
    Document ownAndOlder =
        new Document("_id", ConversationId.of(actor.scoped(feedback.interactionId())))
            .append("source", Source.CLIENT)
            .append(
                "owner",
                new Document("$in", Stream.of(owner.key(), owner.visitorKey()).distinct().toList()))
            .append(
                "$or",
                List.of(
                    new Document("feedback", new Document("$exists", false)),
                    new Document("feedback.timestamp", new Document("$lte", Date.from(time)))));
    mongo
        .getMongoDatabase()
        .getCollection(Conversation.COLLECTION)
        .updateOne(ownAndOlder, new Document("$set", new Document("feedback", given)));
  }

  /** An ended conversation with a question and an answer. */
  private static Conversation conversation(String eventId, Instant time, ChatReported chat) {
    String id = ConversationId.of(eventId);
    Actor actor = chat.actor();
    Instant start = chat.responseTime() == null ? time : time.minusMillis(chat.responseTime());
    List<Message> messages = messages(id, chat, start, time);
    int last = messages.size();
    Long answerTime = chat.aiResponse() == null ? null : chat.responseTime();
    return ConversationBuilder.builder()
        .id(id)
        .conversationId(id)
        .owner(Owner.key(actor.userId(), actor.visitorId()))
        .userId(actor.userId())
        .visitorId(actor.visitorId())
        .agentId(chat.agentId())
        .agentName(chat.agentName())
        .language(chat.language())
        .source(Source.CLIENT)
        .startTime(start)
        .updatedAt(time)
        .endTime(time)
        .messages(messages)
        .lastSeq(last)
        .leaf(last)
        .branches(last == 0 ? List.of() : List.of(new Branch(last, 0)))
        .totalMessages(last)
        .averageResponseTime(answerTime == null ? null : answerTime.doubleValue())
        .answers(answerTime == null ? 0 : 1)
        .build();
  }

  private static List<Message> messages(String id, ChatReported chat, Instant start, Instant time) {
    List<Message> messages = new ArrayList<>(2);
    if (chat.userMessage() != null) {
      messages.add(Message.question(1, Message.id(id, 1), 0, chat.userMessage(), start, null));
    }
    if (chat.aiResponse() != null) {
      int parent = messages.size();
      messages.add(
          new Message(
              parent + 1,
              Message.id(id, parent + 1),
              parent,
              Role.ASSISTANT,
              chat.aiResponse(),
              time,
              null,
              null,
              chat.model(),
              chat.responseTime(),
              Status.COMPLETE,
              null,
              null,
              null));
    }
    return messages;
  }
}
