package com.onelastai.tracking.realtime;

import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.tracking.realtime.RealtimeQuery.RealtimeSnapshot;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
      description =
          "With `Accept: text/event-stream`, as an `EventSource` of the frontend's pages sends it "
              + "with the login's cookies, a stream: every two seconds a message whose data is this "
              + "JSON, or a comment while the store is away. It ends after 15 minutes; an "
              + "`EventSource` then reconnects by itself.",
      responses =
          @ApiResponse(
              responseCode = "200",
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = RealtimeSnapshot.class)),
                @Content(
                    mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                    schema = @Schema(implementation = RealtimeSnapshot.class))
              }))
  @Problems("too_many_streams")
  RealtimeSnapshot getRealtime() {
    return realtime.snapshot();
  }

  /** Described together with the other, as documents have one operation of an address. */
  @GetMapping(path = ADDRESS, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(hidden = true)
  SseEmitter stream() {
    return broadcast.subscribe();
  }
}
