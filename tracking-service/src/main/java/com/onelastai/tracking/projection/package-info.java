/**
 * Reads {@code tracking.v1} and lets each feature keep its collections. One consumer fetches and
 * decodes for all of them: a consumer for each collection would pay for both as often as there are
 * collections. A new collection is one class that implements {@link
 * com.onelastai.tracking.projection.TrackingRecords} or {@link
 * com.onelastai.tracking.projection.TrackingProjection}.
 */
@NullMarked
package com.onelastai.tracking.projection;

import org.jspecify.annotations.NullMarked;
