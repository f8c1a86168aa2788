package com.onelastai.support.ticket;

import com.onelastai.support.ticket.sla.Sla;
import com.onelastai.support.ticket.sla.SlaMark;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clocks of a ticket as the team sees them. */
record SlaView(
    @Schema(description = "Null once answered") @Nullable Instant firstResponseDueAt,
    @Schema(description = "Null while the user is to answer, and once resolved")
        @Nullable Instant resolutionDueAt,
    @Schema(description = "Whether the user is to answer") boolean paused,
    boolean breached,
    List<SlaMark> marks) {

  static SlaView of(Sla sla) {
    return new SlaView(
        sla.firstResponseDueAt(),
        sla.resolutionDueAt(),
        sla.pausedAt() != null,
        sla.breached(),
        sla.marks());
  }
}
