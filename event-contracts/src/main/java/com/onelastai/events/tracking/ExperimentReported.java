package com.onelastai.events.tracking;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * A page reports an AI experiment that it ran by itself.
 *
 * @param processingTime milliseconds
 */
@EventContract(topic = TrackingEvent.TOPIC, type = "com.onelastai.tracking.experiment-reported.v1")
public record ExperimentReported(
    Actor actor,
    String experimentName,
    @Nullable String experimentType,
    @Nullable Object input,
    @Nullable Object output,
    @Nullable String model,
    boolean success,
    @Nullable String errorMessage,
    @Nullable Long processingTime)
    implements TrackingEvent {

  @Override
  public ExperimentReported withActor(Actor actor) {
    return new ExperimentReported(
        actor,
        experimentName,
        experimentType,
        input,
        output,
        model,
        success,
        errorMessage,
        processingTime);
  }
}
