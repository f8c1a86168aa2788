package com.onelastai.chat.analytics;

import com.onelastai.chat.conversation.Conversation.Source;
import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.starter.visit.Owner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The key of a document of figures.
 *
 * @param owner as {@link Owner#key} names them, or {@link #EVERYONE}
 * @param day in UTC
 */
@Document(FigureCollection.NAME)
@Expires
@CompoundIndex(def = "{'owner': 1}")
@CompoundIndex(def = "{'adoptedBy': 1}")
record FigureDay(Source source, String owner, LocalDate day, String agentId) {

  static final String EVERYONE = "*";

  /** Distinguishes a document from a later one with the same id. */
  static final String GENERATION = "generation";

  static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /** The days that something of this owner counts for: theirs and everyone's. */
  static List<FigureDay> of(
      Source source,
      @Nullable String userId,
      @Nullable String visitorId,
      Instant time,
      String agentId) {
    String owner = Owner.key(userId, visitorId);
    LocalDate day = dayOf(time);
    return List.of(
        new FigureDay(source, owner, day, agentId), new FigureDay(source, EVERYONE, day, agentId));
  }

  /** The agent comes last, because its name can contain any text. */
  String id() {
    return source.value() + " " + owner + " " + day + " " + agentId;
  }

  static FigureDay parse(String id) {
    String[] parts = id.split(" ", 4);
    Source source = SnakeCaseEnum.find(Source.class, parts[0]).orElseThrow();
    return new FigureDay(source, parts[1], LocalDate.parse(parts[2]), parts[3]);
  }

  FigureDay ownedBy(String other) {
    return new FigureDay(source, other, day, agentId);
  }

  /** What a new document says besides its figures. */
  void describe(UpdateBuilder changes, Duration retention) {
    changes
        .setOnInsert("source", source.value())
        .setOnInsert("owner", owner)
        .setOnInsert("agentId", agentId)
        .setOnInsert("day", day.toString())
        .setOnInsert(GENERATION, UUID.randomUUID().toString())
        .setOnInsert(
            Expires.FIELD, Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(retention)));
  }
}
