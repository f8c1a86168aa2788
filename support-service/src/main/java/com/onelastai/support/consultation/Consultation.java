package com.onelastai.support.consultation;

import com.onelastai.starter.index.Expires;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A booking of a consultant.
 *
 * @param userId null if nobody was signed in
 * @param timezone the visitor's
 * @param language tag of the visitor's language
 * @param held the steps of time that nobody else can book; null once it is cancelled
 * @param sequence grows with each change, and with it that of the calendar files
 * @param nextReminder null if there is none to come
 * @param note the team's
 * @param expiresAt when it is deleted
 */
@RecordBuilder
@Document("consultations")
@Expires
@CompoundIndex(name = "agenda", def = "{'start': 1, '_id': 1}")
@CompoundIndex(name = "agendaOfConsultant", def = "{'consultantId': 1, 'start': 1, '_id': 1}")
@CompoundIndex(name = "ofAddress", def = "{'email': 1, 'start': 1}")
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'createdAt': -1, '_id': -1}")
record Consultation(
    @Id String id,
    String consultantId,
    String consultantName,
    @Nullable String userId,
    String name,
    String email,
    String topic,
    @Nullable String notes,
    Instant start,
    Instant end,
    String timezone,
    String language,
    ConsultationStatus status,
    @Indexed(unique = true, sparse = true) @Nullable List<String> held,
    int sequence,
    @Indexed(sparse = true) @Nullable Instant nextReminder,
    @Nullable String note,
    Instant createdAt,
    Instant expiresAt) {

  ZonedDateTime localStart() {
    return start.atZone(ZoneId.of(timezone));
  }

  boolean isOpen(Instant now) {
    return status == ConsultationStatus.BOOKED && start.isAfter(now);
  }
}
