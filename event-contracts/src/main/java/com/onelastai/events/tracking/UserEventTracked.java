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
    implements TrackingEvent {

  /** The type of what a page measures by itself, and reports as it is left. */
  private static final String MEASUREMENT = "performance";

  /** Not compact: the compiler would lose that the values of the map may be null. */
  public UserEventTracked(
      Actor actor,
      String eventType,
      String eventName,
      @Nullable Map<String, @Nullable Object> eventData,
      boolean success,
      @Nullable String errorMessage) {
    this.actor = actor;
    this.eventType = eventType;
    this.eventName = eventName;
    this.eventData = eventData == null ? null : Credentials.removeFromEntries(eventData);
    this.success = success;
    this.errorMessage = Credentials.removeFromText(errorMessage);
  }

  @Override
  public UserEventTracked withActor(Actor actor) {
    return new UserEventTracked(actor, eventType, eventName, eventData, success, errorMessage);
  }

  @Override
  public boolean opensVisit() {
    return !eventType.equals(MEASUREMENT);
  }
}
