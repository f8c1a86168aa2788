package com.onelastai.tools.speed;

import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Random;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a browser measures its connection with. Each transfer counts as a run of a tool. */
@PermitAll
@RestController
@RequestMapping("/api/tools/speed-test")
@Tag(name = "Speed test")
class SpeedController {

  private static final int MAX_BYTES = 25_000_000;

  /** Random, as proxies compress what is not. */
  private static final byte[] BLOCK = new byte[64 * 1024];

  static {
    new Random(1).nextBytes(BLOCK);
  }

  private final DailyQuota quota;

  SpeedController(DailyQuota quota) {
    this.quota = quota;
  }

  record Received(@Schema(example = "1000000") long bytes) {}

  @GetMapping("/ping")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Answer at once", description = "The time it takes is the latency.")
  void pingSpeedTest(HttpServletResponse response) {
    forbidCaches(response);
  }

  @GetMapping("/download")
  @Operation(summary = "Download random bytes")
  @Problems("limit_reached")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  void downloadSpeedTest(
      @Parameter(example = "1000000") @RequestParam @Min(1) @Max(MAX_BYTES) int bytes,
      Owner owner,
      HttpServletResponse response)
      throws IOException {
    quota.count(owner);
    forbidCaches(response);
    response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
    response.setContentLength(bytes);
    OutputStream body = response.getOutputStream();
    for (int left = bytes; left > 0; left -= BLOCK.length) {
      body.write(BLOCK, 0, Math.min(left, BLOCK.length));
    }
  }

  @PostMapping(path = "/upload", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @Operation(
      summary = "Upload bytes, which are counted and dropped",
      description = "At most as many as the gateway takes in a request.")
  @Problems("limit_reached")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  Received uploadSpeedTest(Owner owner, HttpServletRequest request) throws IOException {
    quota.count(owner);
    try (InputStream body = request.getInputStream()) {
      return new Received(body.transferTo(OutputStream.nullOutputStream()));
    }
  }

  private static void forbidCaches(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
  }
}
