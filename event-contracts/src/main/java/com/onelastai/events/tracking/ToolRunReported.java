package com.onelastai.events.tracking;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * A page reports a tool that it ran by itself.
 *
 * @param executionTime milliseconds
 */
@EventContract(topic = TrackingEvent.TOPIC, type = "com.onelastai.tracking.tool-run-reported.v1")
public record ToolRunReported(
    Actor actor,
    String toolName,
    @Nullable String category,
    @Nullable Object input,
    @Nullable Object output,
    boolean success,
    @Nullable String errorMessage,
    @Nullable Long executionTime)
    implements TrackingEvent {

  @Override
  public ToolRunReported withActor(Actor actor) {
    return new ToolRunReported(
        actor, toolName, category, input, output, success, errorMessage, executionTime);
  }
}
