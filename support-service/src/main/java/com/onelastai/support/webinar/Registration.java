package com.onelastai.support.webinar;

import com.onelastai.starter.index.Expires;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One address at one webinar.
 *
 * @param id follows from both, so that there is one
 * @param userId null if nobody was signed in
 * @param timezone of the times in mails
 * @param number the place in the order of registrations
 * @param seat {@code <webinarId>/<number of the seat>}; null without one
 * @param announced whether a mail said that it waits
 * @param told the webinar's revision that the last mail was about
 * @param sequence grows with each change, and with it that of the calendar files
 * @param nextReminder null if there is none to come
 * @param expiresAt when it is deleted
 */
@RecordBuilder
@Document("webinarregistrations")
@Expires
@CompoundIndex(name = "queue", def = "{'webinarId': 1, 'number': 1}")
@CompoundIndex(name = "queueOfStatus", def = "{'webinarId': 1, 'status': 1, 'number': 1}")
record Registration(
    @Id String id,
    String webinarId,
    @Indexed(sparse = true) @Nullable String userId,
    String name,
    String email,
    String timezone,
    String language,
    RegistrationStatus status,
    int number,
    @Indexed(unique = true, sparse = true) @Nullable String seat,
    boolean announced,
    int told,
    int sequence,
    @Indexed(sparse = true) @Nullable Instant nextReminder,
    Instant createdAt,
    Instant expiresAt) {

  static String id(String webinarId, String email) {
    byte[] both = (webinarId + "/" + email).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(both).toString();
  }

  static String seat(String webinarId, int number) {
    return webinarId + "/" + number;
  }

  static int seatNumber(String seat) {
    return Integer.parseInt(seat.substring(seat.lastIndexOf('/') + 1));
  }

  ZoneId zone() {
    return ZoneId.of(timezone);
  }

  boolean isIn() {
    return status == RegistrationStatus.REGISTERED;
  }
}
