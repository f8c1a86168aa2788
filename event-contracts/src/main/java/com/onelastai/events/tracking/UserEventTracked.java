package com.onelastai.events.tracking;

import com.onelastai.events.EventContract;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A custom event of a page, such as a signup, a click or the use of a feature. */
@EventContract(topic = TrackingEvent.TOPIC, type = "com.onelastai.tracking.user-event-tracked.v1")
public record UserEventTracked(
    Actor actor,
    String eventType,
    String eventName,
    @Nullable Map<String, @Nullable Object> eventData,
    boolean success,
    @Nullable String errorMessage)
    implements TrackingEvent {}
