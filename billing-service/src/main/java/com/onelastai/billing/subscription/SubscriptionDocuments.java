package com.onelastai.billing.subscription;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.outbox.Outbox;
import com.onelastai.starter.problem.ApiException;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;

/** The collection {@code subscriptions}. */
@Repository
class SubscriptionDocuments {

  private static final Logger log = LoggerFactory.getLogger(SubscriptionDocuments.class);

  private static final int PAGE = 20;
  private static final int KEPT_CHANGES = 200;
  private static final String HISTORY = "history";
  private static final List<String> NULLABLE =
      List.of("agentId", "agents", "trialEnd", "endedAt", "couponCode");

  private final MongoOperations mongo;
  private final Outbox outbox;

  SubscriptionDocuments(MongoOperations mongo, Outbox outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
  }

  @Nullable Subscription find(String id) {
    return mongo.findById(id, Subscription.class);
  }

  List<Subscription> find(Criteria criteria, Sort sort, int limit) {
    return mongo.find(new Query(criteria).with(sort).limit(limit), Subscription.class);
  }

  /**
   * Processes one page in the order of the ids. It stops where Stripe is away; any other failure
   * concerns one subscription alone.
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
      log.error("Subscription {} is processed again by the next run", one.id(), failure);
    }
  }

  /**
   * Writes a state, the change that led to it and what is told of it, all in one.
   *
   * @param change null if there is none that a user would see
   * @return whether it was written: not if somebody else wrote meanwhile
   */
  boolean write(
      Subscription after, Subscription.@Nullable Change change, List<DomainEvent> events) {
    boolean written =
        after.revision() == 1 ? insert(after, change, events) : replace(after, change, events);
    if (written && !events.isEmpty()) {
      outbox.relay(Subscription.COLLECTION, after.id());
    }
    return written;
  }

  void removeOfUser(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), Subscription.class);
  }

  private boolean insert(
      Subscription after, Subscription.@Nullable Change change, List<DomainEvent> events) {
    Document document = fields(after);
    document.put(HISTORY, change == null ? List.of() : List.of(fields(change)));
    document.put(Outbox.FIELD, outbox.pending(events.toArray(DomainEvent[]::new)));
    try {
      mongo.insert(document, Subscription.COLLECTION);
      return true;
    } catch (DuplicateKeyException written) {
      return false;
    }
  }

  private boolean replace(
      Subscription after, Subscription.@Nullable Change change, List<DomainEvent> events) {
    Query unchanged =
        new Query(where("_id").is(after.id()).and("revision").is(after.revision() - 1));
    Update update = outbox.append(new Update(), events.toArray(DomainEvent[]::new));
    Document fields = fields(after);
    fields.remove("_id");
    fields.remove(HISTORY);
    fields.forEach(update::set);
    NULLABLE.stream().filter(name -> !fields.containsKey(name)).forEach(update::unset);
    if (change != null) {
      update.push(HISTORY).slice(-KEPT_CHANGES).each(fields(change));
    }
    return mongo
            .updateFirst(unchanged, update, Subscription.class, Subscription.COLLECTION)
            .getMatchedCount()
        > 0;
  }

  private Document fields(Object record) {
    Document fields = new Document();
    mongo.getConverter().write(record, fields);
    fields.remove("_class");
    return fields;
  }
}
