package com.onelastai.events.lab;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * A user's or visitor's experiment ended.
 *
 * @param experimentType such as {@code neural-art}
 * @param userId null if nobody was signed in; then {@code visitorId} is set
 * @param engine what made the result; null unless it is completed
 * @param processingTime in milliseconds; 0 if it was cancelled before it began
 * @param tokensUsed of language models, prompts included
 */
@EventContract(topic = LabEvent.TOPIC, type = "com.onelastai.lab.experiment-finished.v1")
public record ExperimentFinished(
    String experimentId,
    String experimentType,
    @Nullable String userId,
    @Nullable String visitorId,
    Status status,
    @Nullable Engine engine,
    long processingTime,
    long tokensUsed)
    implements LabEvent {

  public enum Status {
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("failed")
    FAILED,
    /** By the user. */
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  /**
   * @param kind {@code algorithm}, {@code model} or {@code both}
   */
  public record Engine(String kind, String name) {}

  /** The experiments of a user or visitor are read in order. */
  @Override
  public String key() {
    return userId != null ? userId : String.valueOf(visitorId);
  }
}
