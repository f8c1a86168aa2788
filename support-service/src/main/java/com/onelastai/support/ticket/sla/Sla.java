package com.onelastai.support.ticket.sla;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a ticket.
 *
 * @param startedAt when it was opened, or opened again
 * @param pausedMillis business time that does not count, because the user was to answer
 * @param pausedAt since when the user is to answer; null while the team is
 * @param respondedAt when the team answered first
 * @param stoppedAt when it was resolved or closed; null while it is open
 * @param firstResponseDueAt null if that clock does not run
 * @param resolutionDueAt null if that clock does not run
 * @param marks what has been recorded
 * @param breached whether a mark is a breach; for queries
 * @param nextCheckAt when the next mark is due; null if none is
 */
@RecordBuilder
public record Sla(
    Instant startedAt,
    long pausedMillis,
    @Nullable Instant pausedAt,
    @Nullable Instant respondedAt,
    @Nullable Instant stoppedAt,
    @Nullable Instant firstResponseDueAt,
    @Nullable Instant resolutionDueAt,
    List<SlaMark> marks,
    boolean breached,
    @Nullable Instant nextCheckAt) {}
