/**
 * Events about visitors, published by the gateway (page loads, API calls) and by tracking-service
 * (what pages report). Topic {@value com.onelastai.events.tracking.TrackingEvent#TOPIC}, keyed by
 * visitor, so that the events of a visit are read in order.
 *
 * <p>The id of an event is {@code <visitorId>/<id>} (see {@link
 * com.onelastai.events.tracking.Actor#scoped}), so that an id chosen by a client cannot collide
 * with a record of another visitor.
 */
@NullMarked
package com.onelastai.events.tracking;

import org.jspecify.annotations.NullMarked;
