package com.onelastai.events.tracking;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * The gateway answered an API call.
 *
 * @param service the service that the call was routed to, if any
 * @param endpoint the pattern of the route that matched, such as {@code /api/chat/**}, or {@code
 *     (unmatched)}
 * @param path the path as called, without its query; null for an anonymous visitor
 * @param durationMs milliseconds from the request's arrival to the answer's end
 */
@EventContract(topic = TrackingEvent.TOPIC, type = "com.onelastai.tracking.api-called.v1")
public record ApiCalled(
    Actor actor,
    String method,
    @Nullable String service,
    String endpoint,
    @Nullable String path,
    int statusCode,
    long durationMs,
    long requestBytes,
    long responseBytes)
    implements TrackingEvent {

  public ApiCalled {
    path = Credentials.removeFromAddress(path);
  }

  @Override
  public ApiCalled withActor(Actor actor) {
    return new ApiCalled(
        actor,
        method,
        service,
        endpoint,
        path,
        statusCode,
        durationMs,
        requestBytes,
        responseBytes);
  }

  @Override
  public boolean opensVisit() {
    return false;
  }
}
