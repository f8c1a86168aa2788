/**
 * Projections of a topic. Store one record for each event in a {@link
 * com.onelastai.starter.projection.RecordCollection}, and count events in a {@link
 * com.onelastai.starter.projection.CounterCollection}; a handler only fills {@link
 * com.onelastai.starter.projection.UpdateBuilder}. {@link
 * com.onelastai.starter.projection.DailyFigures} are counters by owner, day and thing. All are
 * idempotent: Kafka may redeliver an event, which must be counted once, and a publisher may repeat
 * one, which must not be counted; a {@link com.onelastai.starter.projection.RecordPosition}
 * distinguishes the two.
 */
@NullMarked
package com.onelastai.starter.projection;

import org.jspecify.annotations.NullMarked;
