/**
 * Reads {@code tracking.v1} for all features. One consumer fetches and decodes for all of them;
 * with a consumer for each collection, every event would be decoded once per collection. A new
 * collection is one class that implements {@link com.onelastai.tracking.projection.TrackingRecords}
 * or {@link com.onelastai.tracking.projection.TrackingProjection}.
 */
@NullMarked
package com.onelastai.tracking.projection;

import org.jspecify.annotations.NullMarked;
