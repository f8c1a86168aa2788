package com.onelastai.support.consultation;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** What can be booked. */
@Service
class Slots {

  private final ConsultationDocuments documents;
  private final ConsultationProperties properties;
  private final Clock clock;

  Slots(ConsultationDocuments documents, ConsultationProperties properties, Clock clock) {
    this.documents = documents;
    this.properties = properties;
    this.clock = clock;
  }

  /** Whether it is the start of a slot that is neither too soon nor too late, free or not. */
  boolean isOffered(Consultant consultant, Instant start) {
    return !start.isBefore(earliest())
        && start.isBefore(latest())
        && new SlotGrid(consultant).has(start);
  }

  /** The starts of free slots from a time until before another. */
  List<Instant> free(Consultant consultant, Instant from, Instant before) {
    Instant first = from.isBefore(earliest()) ? earliest() : from;
    Instant last = before.isAfter(latest()) ? latest() : before;
    if (!first.isBefore(last)) {
      return List.of();
    }
    Set<String> held = documents.held(consultant.id(), first, last);
    return new SlotGrid(consultant)
        .starts(first, last).stream()
            .filter(start -> Collections.disjoint(held, Held.of(consultant, start)))
            .toList();
  }

  private Instant earliest() {
    return clock.instant().plus(properties.notice());
  }

  private Instant latest() {
    return clock.instant().plus(properties.horizon());
  }
}
