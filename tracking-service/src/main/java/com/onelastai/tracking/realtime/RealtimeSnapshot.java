package com.onelastai.tracking.realtime;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What happens now, without bots. */
@Schema(name = "RealtimeSnapshot")
record RealtimeSnapshot(
    @Schema(description = "Active within the last 5 minutes", example = "12") long activeVisitors,
    @Schema(example = "13") long activeSessions,
    @Schema(description = "In the last 60 seconds, about", example = "40") long pageViewsPerMinute,
    @Schema(description = "In the last 60 seconds, about", example = "85") long apiCallsPerMinute,
    @Schema(description = "The last 5 minutes, as all lists here") List<Count> topPages,
    List<Count> topAgents,
    List<Count> topTools,
    List<Count> topReferrers,
    Instant at) {

  @Schema(name = "RealtimeCount")
  record Count(
      @Schema(example = "/agents/einstein") String name, @Schema(example = "9") long count) {}
}
