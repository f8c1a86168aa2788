/**
 * Projections of a topic: {@link com.onelastai.starter.projection.RecordCollection} stores a record
 * of each event, {@link com.onelastai.starter.projection.CounterCollection} counts them.
 *
 * <p>Kafka may deliver any part of a topic again, and a publisher may publish an event again. A
 * record's {@link com.onelastai.starter.projection.RecordPosition} tells the two apart: a
 * redelivery must still be counted once, a repetition must not be counted.
 */
@NullMarked
package com.onelastai.starter.projection;

import org.jspecify.annotations.NullMarked;
