package com.onelastai.support.contact;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.export.UserDataSource;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.support.contact.ContactController.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The collection {@code contactmessages}. */
@Component
public class ContactMessages implements UserDataHolder, UserDataSource {

  private static final String UNANSWERED = "Live chat without an answer";

  private static final NewestFirst<ContactMessage> NEWEST_FIRST =
      new NewestFirst<>(
          "contactmessages",
          ContactMessage.class,
          "status",
          "createdAt",
          ContactMessage::createdAt,
          ContactMessage::id);

  private final MongoOperations mongo;
  private final ContactLimits limits;
  private final ContactProperties properties;
  private final Clock clock;

  ContactMessages(
      MongoOperations mongo, ContactLimits limits, ContactProperties properties, Clock clock) {
    this.mongo = mongo;
    this.limits = limits;
    this.properties = properties;
    this.clock = clock;
  }

  /** Adds what a visitor said in a live chat that nobody answered, once. */
  public void addUnanswered(String chatId, String name, String email, String text) {
    insert(
        chatId,
        null,
        new Message(name, email, UNANSWERED, text, ContactCategory.GENERAL, "", "", null));
  }

  /** Adds a message, unless its form was sent before. */
  void add(String id, Message message, @Nullable String userId, @Nullable String network) {
    if (mongo.exists(byId(id), ContactMessage.class)) {
      return;
    }
    limits.count(message.email(), network);
    insert(id, userId, message);
  }

  private void insert(String id, @Nullable String userId, Message message) {
    Instant now = clock.instant();
    try {
      mongo.insert(
          new ContactMessage(
              id,
              userId,
              message.name().strip(),
              message.email(),
              message.subject().strip(),
              message.message().strip(),
              message.category(),
              ContactStatus.NEW,
              now,
              now.plus(properties.retention())));
    } catch (DuplicateKeyException sentAtTheSameTime) {
      // Sent again, it changes nothing.
    }
  }

  Listing<ContactMessage> list(
      @Nullable ContactStatus status, String address, @Nullable String after, int size) {
    return status == null
        ? NEWEST_FIRST.readAll(mongo, address, after, size)
        : NEWEST_FIRST
            .read(mongo, status.value(), address, after, size)
            .with("status", status.value());
  }

  ContactMessage setStatus(String id, ContactStatus status) {
    ContactMessage changed =
        mongo.findAndModify(
            byId(id),
            new Update().set("status", status),
            FindAndModifyOptions.options().returnNew(true),
            ContactMessage.class);
    if (changed == null) {
      throw ApiException.notFound("message");
    }
    return changed;
  }

  @Override
  public void erase(String userId) {
    mongo.remove(ofUser(userId), ContactMessage.class);
  }

  @Override
  public String name() {
    return "contactMessages";
  }

  @Override
  public List<ContactMessage> of(String userId) {
    return mongo.find(ofUser(userId), ContactMessage.class);
  }

  private static Query ofUser(String userId) {
    return new Query(where("userId").is(userId));
  }

  private static Query byId(String id) {
    return new Query(where("_id").is(id));
  }
}
