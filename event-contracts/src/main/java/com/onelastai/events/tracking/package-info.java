/**
 * What visitors do, published by the gateway (page loads, API calls) and by tracking-service (what
 * a page reports). Topic {@value com.onelastai.events.tracking.TrackingEvent#TOPIC}, keyed by
 * visitor, so that a visit is read in the order in which it was published.
 *
 * <p>The id of an event is {@code <visitorId>/<id>} (see {@link
 * com.onelastai.events.tracking.Actor#scoped}): an id that a client chose can never touch a record
 * of another visitor.
 */
@NullMarked
package com.onelastai.events.tracking;

import org.jspecify.annotations.NullMarked;
