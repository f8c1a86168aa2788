package com.onelastai.billing.subscription;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;

/**
 * The collection {@code subscriptions}. It is erased last, since a subscription must end at Stripe
 * before its document is deleted.
 */
@Repository
@Order(Ordered.LOWEST_PRECEDENCE)
class SubscriptionDocuments implements UserDataHolder {

  private static final Logger log = LoggerFactory.getLogger(SubscriptionDocuments.class);

  private static final int PAGE = 20;
  private static final int KEPT_CHANGES = 200;
  private static final String HISTORY = "history";
  private static final String REVISION = "revision";

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;

  SubscriptionDocuments(MongoOperations mongo, OutboxTemplate outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
    outbox.register(Subscription.class);
  }

  @Nullable Subscription find(String id) {
    return mongo.findById(id, Subscription.class);
  }

  List<Subscription> find(Criteria criteria, Sort sort, int limit) {
    return mongo.find(new Query(criteria).with(sort).limit(limit), Subscription.class);
  }

  /**
   * Processes one page in the order of the ids. It stops if Stripe is unavailable; any other
   * failure affects only one subscription.
   *
   * @return the id after which the next page begins; empty if this was the last one
   */
  String forPage(Criteria criteria, String after, Consumer<Subscription> step) {
    Criteria rest = new Criteria().andOperator(criteria, where("_id").gt(after));
    List<Subscription> page = find(rest, Sort.by("_id"), PAGE);
    page.forEach(one -> attempt(one, step));
    return page.size() < PAGE ? "" : page.getLast().id();
  }

  private static void attempt(Subscription one, Consumer<Subscription> step) {
    try {
      step.accept(one);
    } catch (RuntimeException failure) {
      if (failure instanceof ApiException refusal
          && refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
        throw refusal;
      }
      log.error("Subscription {} failed and is retried at the next run", one.id(), failure);
    }
  }

  /**
   * Writes a state, the change that led to it and the events, all in one update. Fields that are
   * null in this state are removed.
   *
   * @param change null if the change is not shown to users
   * @return false if another writer was first
   */
  boolean write(
      Subscription after,
      Subscription.@Nullable Change change,
      List<? extends DomainEvent> events) {
    Criteria same = where("_id").is(after.id()).and(REVISION);
    Update update = update(after);
    update.push(HISTORY).slice(-KEPT_CHANGES).each(Stream.ofNullable(change).toArray());
    DomainEvent[] all = events.toArray(DomainEvent[]::new);
    if (after.revision() > 1) {
      Query before = new Query(same.is(after.revision() - 1));
      return outbox.update(before, update, Subscription.class, all);
    }
    try {
      outbox.upsert(new Query(same.exists(false)), update, Subscription.class, all);
      return true;
    } catch (DuplicateKeyException written) {
      return false;
    }
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), Subscription.class);
  }

  private Update update(Subscription after) {
    MongoConverter converter = mongo.getConverter();
    Document fields = new Document();
    converter.write(after, fields);
    Update update = new Update();
    converter
        .getMappingContext()
        .getRequiredPersistentEntity(Subscription.class)
        .forEach(property -> set(update, property.getFieldName(), fields));
    return update;
  }

  private static void set(Update update, String field, Document fields) {
    if (field.equals("_id") || field.equals(HISTORY)) {
      return;
    }
    if (fields.containsKey(field)) {
      update.set(field, fields.get(field));
    } else {
      update.unset(field);
    }
  }
}
