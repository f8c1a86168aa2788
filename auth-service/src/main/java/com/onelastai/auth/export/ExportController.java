package com.onelastai.auth.export;

import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Account")
class ExportController {

  private static final String ATTACHMENT =
      ContentDisposition.attachment().filename("onelastai-account.json").build().toString();

  private final Exporter exporter;

  ExportController(Exporter exporter) {
    this.exporter = exporter;
  }

  @SignedIn
  @GetMapping("/api/user/export")
  @Operation(
      summary = "Export all data of the caller's account",
      description =
          "Returns a file with the data of this service. Other services have data of their own.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Export.class)))
  void exportAccount(Caller caller, @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    Export export = exporter.prepare(caller.userId());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ATTACHMENT);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    exporter.write(export, response.getOutputStream());
  }
}
