package com.onelastai.chat.reported;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.ConversationId;
import com.onelastai.chat.owner.Owner;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ChatFeedbackReported;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.starter.projection.MongoFaults;
import com.onelastai.starter.projection.Place;
import com.onelastai.starter.projection.RecordCollection;
import com.onelastai.starter.projection.RecordWrite;
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

/** The conversations that pages reported. */
@Component
class ReportedChats {

  private final MongoDatabaseFactory mongo;
  private final MongoConverter converter;
  private final RecordCollection records;

  ReportedChats(MongoDatabaseFactory mongo, MongoConverter converter) {
    this.mongo = mongo;
    this.converter = converter;
    this.records = new RecordCollection(mongo, Conversation.COLLECTION);
  }

  /**
   * Stores chats, each once.
   *
   * @return the chats without those that a page reported again
   */
  List<Received<ChatReported>> store(List<Received<TrackingEvent>> batch) {
    List<RecordWrite> writes =
        RecordWrite.ofEach(
                batch,
                ChatReported.class,
                (id, time, chat, changes) -> document(id, time, chat).forEach(changes::setOnInsert))
            .stream()
            .map(write -> write.withId(ConversationId.of(write.id())))
            .toList();
    Set<Place> repetitions = records.insert(writes);
    List<Received<ChatReported>> chats = new ArrayList<>();
    for (Received<TrackingEvent> received : batch) {
      EventEnvelope<TrackingEvent> envelope = received.envelope();
      if (envelope.event() instanceof ChatReported chat
          && !repetitions.contains(Place.of(received))) {
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
    converter.write(ReportedChat.of(eventId, time, chat), document);
    document.remove("_id");
    return document;
  }

  /** Only the owner of the chat can rate it; the latest feedback wins. */
  void rate(Instant time, ChatFeedbackReported feedback) {
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
            .append("source", Conversation.SOURCE_CLIENT)
            .append(
                "owner",
                new Document("$in", Stream.of(owner.key(), owner.visitorKey()).distinct().toList()))
            .append(
                "$or",
                List.of(
                    new Document("feedback", new Document("$exists", false)),
                    new Document("feedback.timestamp", new Document("$lte", Date.from(time)))));
    MongoFaults.translate(() ->
        mongo
            .getMongoDatabase()
            .getCollection(Conversation.COLLECTION)
            .updateOne(ownAndOlder, new Document("$set", new Document("feedback", given))));
  }
}
