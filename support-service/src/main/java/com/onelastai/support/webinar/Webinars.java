package com.onelastai.support.webinar;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.work.OptimisticRetry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;

/** The collection {@code webinars}. */
@Repository
class Webinars {

  private static final int LISTED = 500;
  private static final int TRIES = 10;

  private final MongoOperations mongo;
  private final Clock clock;

  Webinars(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  Webinar require(String id) {
    Webinar found = mongo.findById(id, Webinar.class);
    if (found == null) {
      throw ApiException.notFound("webinar");
    }
    return found;
  }

  Webinar requireOpen(String id) {
    Webinar webinar = require(id);
    if (!webinar.isOpen(clock.instant())) {
      throw new ApiException(
          HttpStatus.CONFLICT, "webinar_closed", "It is cancelled, or has begun already.");
    }
    return webinar;
  }

  /** Those to come, the next one first. */
  List<Webinar> upcoming() {
    Criteria open = where("start").gt(clock.instant()).and("status").is(WebinarStatus.SCHEDULED);
    return find(open, Sort.by("start", "_id"));
  }

  List<Webinar> all() {
    return find(new Criteria(), Sort.by(Sort.Direction.DESC, "start", "_id"));
  }

  /** Those that have not ended at a time, cancelled or not. */
  List<Webinar> endingAfter(Instant time) {
    return find(where("end").gt(time), Sort.by("start", "_id"));
  }

  private List<Webinar> find(Criteria criteria, Sort sort) {
    return mongo.find(new Query(criteria).with(sort).limit(LISTED), Webinar.class);
  }

  Webinar add(WebinarRequest request) {
    return mongo.insert(
        new Webinar(
            UUID.randomUUID().toString(),
            request.title(),
            request.description(),
            request.start(),
            request.end(),
            request.timezone(),
            request.capacity(),
            request.link(),
            WebinarStatus.SCHEDULED,
            0,
            0,
            clock.instant()));
  }

  Webinar change(String id, WebinarRequest request) {
    return OptimisticRetry.retry(
        TRIES,
        () -> {
          Webinar before = requireScheduled(id);
          Update update =
              Update.update("title", request.title())
                  .set("description", request.description())
                  .set("start", request.start())
                  .set("end", request.end())
                  .set("timezone", request.timezone())
                  .set("capacity", request.capacity())
                  .set("link", request.link())
                  .inc("revision", request.concerns(before) ? 1 : 0);
          return write(before, update);
        });
  }

  /** Cancelling it again changes nothing. */
  Webinar cancel(String id) {
    return OptimisticRetry.retry(
        TRIES,
        () -> {
          Webinar before = require(id);
          return before.status() == WebinarStatus.CANCELLED
              ? before
              : write(before, Update.update("status", WebinarStatus.CANCELLED).inc("revision", 1));
        });
  }

  /** The next number of the order in which people register. */
  int nextNumber(String id) {
    Webinar counted =
        mongo.findAndModify(
            new Query(where("_id").is(id)),
            new Update().inc("numbers", 1),
            FindAndModifyOptions.options().returnNew(true),
            Webinar.class);
    if (counted == null) {
      throw ApiException.notFound("webinar");
    }
    return counted.numbers();
  }

  private Webinar requireScheduled(String id) {
    Webinar webinar = require(id);
    if (webinar.status() != WebinarStatus.SCHEDULED) {
      throw new ApiException(HttpStatus.CONFLICT, "webinar_closed", "It is cancelled.");
    }
    return webinar;
  }

  private Webinar write(Webinar before, Update update) {
    Query unchanged =
        new Query(
            where("_id")
                .is(before.id())
                .and("revision")
                .is(before.revision())
                .and("status")
                .is(before.status()));
    Webinar after =
        mongo.findAndModify(
            unchanged, update, FindAndModifyOptions.options().returnNew(true), Webinar.class);
    OptimisticRetry.require(after != null, "The webinar");
    return require(before.id());
  }
}
