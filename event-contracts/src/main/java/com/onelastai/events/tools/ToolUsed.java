package com.onelastai.events.tools;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * A user or visitor ran a tool. Its event id is the id of the usage.
 *
 * @param tool its id, such as {@code json-formatter}
 * @param userId null if nobody was signed in; then {@code visitorId} is set
 * @param input cut to a size and without secrets; null if inputs are not kept
 * @param result cut to a size and without secrets; null if there is none, or inputs are not kept
 * @param success whether the tool could do its work
 * @param errorMessage why not
 * @param latency in milliseconds
 */
@EventContract(topic = ToolsEvent.TOPIC, type = "com.onelastai.tools.tool-used.v1")
public record ToolUsed(
    String tool,
    String category,
    @Nullable String userId,
    @Nullable String visitorId,
    @Nullable Object input,
    @Nullable Object result,
    boolean success,
    @Nullable String errorMessage,
    long latency)
    implements ToolsEvent {

  /** The runs of a user or visitor are read in order. */
  @Override
  public String key() {
    return userId != null ? userId : String.valueOf(visitorId);
  }
}
