package com.onelastai.support.consultation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import org.springframework.web.util.UriComponentsBuilder;

/** The consultations of a day in their order, for the team. */
@Repository
class Agenda {

  private final MongoOperations mongo;

  Agenda(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /**
   * @param consultantId null for all consultants
   * @param status null for all
   */
  record Filter(
      LocalDate day,
      ZoneId zone,
      @Nullable String consultantId,
      @Nullable ConsultationStatus status) {

    private Criteria criteria() {
      Criteria criteria =
          where("start")
              .gte(day.atStartOfDay(zone).toInstant())
              .lt(day.plusDays(1).atStartOfDay(zone).toInstant());
      if (consultantId != null) {
        criteria = criteria.and("consultantId").is(consultantId);
      }
      return status == null ? criteria : criteria.and("status").is(status);
    }

    private UriComponentsBuilder address() {
      UriComponentsBuilder address =
          UriComponentsBuilder.fromPath(ConsultationController.ADDRESS)
              .queryParam("day", day)
              .queryParam("timezone", zone);
      if (consultantId != null) {
        address.queryParam("consultantId", consultantId);
      }
      return status == null ? address : address.queryParam("status", status.value());
    }
  }

  Listing<Consultation> read(Filter filter, @Nullable String after, int size) {
    List<Criteria> all = new ArrayList<>(List.of(filter.criteria()));
    if (after != null) {
      all.add(afterwards(after));
    }
    Query query =
        new Query(new Criteria().andOperator(all)).with(Sort.by("start", "_id")).limit(size + 1);
    return Listing.of(
        mongo.find(query, Consultation.class),
        size,
        last ->
            filter
                .address()
                .queryParam("after", last.start().toEpochMilli() + "_" + last.id())
                .queryParam("size", size)
                .encode()
                .toUriString());
  }

  private static Criteria afterwards(String cursor) {
    int end = cursor.indexOf('_');
    try {
      Instant start = Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, Math.max(end, 0))));
      return new Criteria()
          .orOperator(
              where("start").gt(start),
              where("start").is(start).and("_id").gt(cursor.substring(end + 1)));
    } catch (NumberFormatException unreadable) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem(
                  "after", "unknown_cursor", "is not a cursor from the address of a next page")));
    }
  }
}
