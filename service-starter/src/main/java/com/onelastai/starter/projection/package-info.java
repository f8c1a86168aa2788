/**
 * Collections that follow a topic: {@link com.onelastai.starter.projection.RecordCollection} keeps
 * a record of each event, {@link com.onelastai.starter.projection.CounterCollection} counts them.
 *
 * <p>Kafka may deliver any part of a topic again, and whoever publishes may publish an event again.
 * A record's {@link com.onelastai.starter.projection.Place} tells the two apart: the first must
 * still count once, the second must not count at all.
 */
@NullMarked
package com.onelastai.starter.projection;

import org.jspecify.annotations.NullMarked;
