package com.onelastai.tracking.realtime;

import com.onelastai.starter.security.AdminOnly;
import com.onelastai.tracking.realtime.RealtimeQuery.RealtimeSnapshot;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@AdminOnly
@RestController
@Tag(name = "Realtime")
class RealtimeController {

  private static final String ADDRESS = "/api/analytics/analytics/realtime";

  private final RealtimeQuery realtime;
  private final RealtimeBroadcast broadcast;

  RealtimeController(RealtimeQuery realtime, RealtimeBroadcast broadcast) {
    this.realtime = realtime;
    this.broadcast = broadcast;
  }

  @GetMapping(ADDRESS)
  @Operation(
      summary = "Get current activity",
      description = "With `Accept: text/event-stream`, sends it every two seconds.")
  RealtimeSnapshot getRealtime() {
    return realtime.snapshot();
  }

  @GetMapping(path = ADDRESS, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Get current activity",
      description = "With `Accept: text/event-stream`, sends it every two seconds.",
      operationId = "getRealtime")
  SseEmitter stream() {
    return broadcast.subscribe();
  }
}
