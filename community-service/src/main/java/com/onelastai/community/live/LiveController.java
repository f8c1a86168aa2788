package com.onelastai.community.live;

import com.onelastai.starter.openapi.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@Tag(name = "Community")
class LiveController {

  private final LiveStreams streams;

  LiveController(LiveStreams streams) {
    this.streams = streams;
  }

  @PermitAll
  @GetMapping(path = "/api/community/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Follow what changes",
      description =
          "A stream of server-sent events for an `EventSource`: `ready` at the beginning, then "
              + "`changed` with the `kind` (`post`, `comment`, `suggestion`) and `id` of what was "
              + "written, edited, liked, hidden or shown again, and its `postId`. Read it again "
              + "then; it may be gone. The stream ends after 15 minutes, and an `EventSource` "
              + "reconnects by itself.")
  @Problems("too_many_streams")
  SseEmitter followCommunity(
      @Parameter(description = "Only this post and its comments")
          @RequestParam(required = false)
          @Size(max = 64)
          @Nullable String post) {
    return streams.open(post);
  }
}
