package com.onelastai.support.webinar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.onelastai.starter.index.StaysSmall;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A webinar.
 *
 * @param link where it takes place; only those with a seat get it
 * @param numbers how many numbers of the waiting list were given out
 * @param revision grows with each change that people are told about
 */
@Document("webinars")
@StaysSmall("admins add webinars")
record Webinar(
    @Id String id,
    @Schema(example = "Agents for beginners") String title,
    String description,
    Instant start,
    Instant end,
    @Schema(example = "Europe/Berlin") String timezone,
    @Schema(example = "100") int capacity,
    @Schema(example = "https://meet.example.com/agents") String link,
    WebinarStatus status,
    @JsonIgnore int numbers,
    @JsonIgnore int revision,
    Instant createdAt) {

  boolean isOpen(Instant now) {
    return status == WebinarStatus.SCHEDULED && start.isAfter(now);
  }
}
