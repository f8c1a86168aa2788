/**
 * Reads {@code tracking.v1} and lets each feature keep its collections. One consumer fetches and
 * decodes for all of them: a consumer for each collection would pay for both as often as there are
 * collections. A new collection is one class that implements {@link
 * com.onelastai.tracking.projection.TrackingRecords} or {@link
 * com.onelastai.tracking.projection.TrackingProjection}.
 *
 * <p>Kafka may deliver any part of the topic again, and clients may send an event again. A record's
 * {@link com.onelastai.tracking.projection.Place} tells the two apart: the first must still count
 * once, the second must not count at all.
 */
@NullMarked
package com.onelastai.tracking.projection;

import org.jspecify.annotations.NullMarked;
