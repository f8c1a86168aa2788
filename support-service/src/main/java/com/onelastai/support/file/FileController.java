package com.onelastai.support.file;

import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

@SignedIn
@RestController
@Tag(name = "Support tickets")
class FileController {

  private final Files files;
  private final UploadLimit limit;

  FileController(Files files, UploadLimit limit) {
    this.files = files;
    this.limit = limit;
  }

  @PostMapping(path = "/api/support/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Upload a file for a ticket",
      description =
          "One file of at most 10 MB, to be attached by its id to a new ticket or a reply within a "
              + "day. The content tells the type, not the name; programs are refused. A picture "
              + "is stored as PNG without metadata, anything else is only sent as a download.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
              schema = @Schema(implementation = Upload.class)))
  @Problems({
    "file_too_large",
    "unsupported_file",
    "unsupported_image",
    "image_too_large",
    "limit_reached"
  })
  FileView uploadFile(
      @Parameter(hidden = true) MultipartHttpServletRequest request, Caller caller) {
    MultipartFile file = Upload.theFile(request);
    limit.count(caller.userId());
    return FileView.of(files.upload(caller.userId(), Upload.nameOf(file), file));
  }
}
