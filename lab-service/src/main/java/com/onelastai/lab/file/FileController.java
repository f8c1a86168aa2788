package com.onelastai.lab.file;

import com.onelastai.lab.experiment.LabFile;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.visit.Owner;
import com.onelastai.starter.visit.VisitHeaders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

@PermitAll
@RestController
@Tag(name = "AI lab")
class FileController {

  private static final String FILE = LabFile.ADDRESS + "{fileId}";

  private final Uploads uploads;
  private final FileReading files;

  FileController(Uploads uploads, FileReading files) {
    this.uploads = uploads;
    this.files = files;
  }

  @PostMapping(path = "/api/lab/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "uploadLabFile",
      summary = "Upload a file for an experiment",
      description =
          "One picture (PNG, JPEG, GIF, WebP) or sound (WAV) of at most 25 MB (else 413); the "
              + "content tells the type, not the name. A picture is turned upright, scaled down if "
              + "a side is longer than 4,096 pixels, and stored as PNG without metadata; a sound "
              + "is stored with 16 bits. One that no experiment uses within a day is deleted.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
              schema = @Schema(implementation = Upload.class)))
  @Problems({"unsupported_file", "image_too_large", "limit_reached", "storage_full"})
  UploadedFile uploadFile(
      @Parameter(hidden = true) MultipartHttpServletRequest request, Owner owner) {
    LabFile stored = uploads.store(owner, theFile(request));
    return new UploadedFile(
        stored.fileId(), stored.name(), stored.contentType(), stored.size(), stored.url());
  }

  private static MultipartFile theFile(MultipartHttpServletRequest request) {
    List<MultipartFile> files =
        request.getMultiFileMap().values().stream().flatMap(List::stream).toList();
    if (files.size() != 1) {
      throw ApiException.invalid(List.of(new FieldProblem("file", "required", "must be one file")));
    }
    return files.getFirst();
  }

  @GetMapping(path = FILE, produces = MediaType.ALL_VALUE)
  @Operation(
      operationId = "getLabFile",
      summary = "Get a file",
      description =
          "For its owner, or for anybody with the signature of a link. It never changes. Answers "
              + "one range of bytes with 206, and 304 to `If-None-Match`.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.ALL_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  @Problems({"link_expired", "range_not_satisfiable"})
  ResponseEntity<Resource> getFile(
      @PathVariable String fileId,
      @Parameter(description = "When the link expires, in seconds since 1970")
          @RequestParam(required = false)
          @Nullable Long expires,
      @RequestParam(required = false) @Nullable String signature,
      @Parameter(
              description = "The longest side of a smaller picture, as PNG",
              schema =
                  @Schema(
                      type = "integer",
                      allowableValues = {"160", "320", "640"}))
          @RequestParam(required = false)
          @Nullable Integer thumbnail,
      @Nullable Caller caller,
      @Parameter(hidden = true) @RequestHeader HttpHeaders headers) {
    StoredFile file =
        expires != null && signature != null
            ? files.bySignature(fileId, expires, signature)
            : files.ofReader(fileId, caller, headers.getFirst(VisitHeaders.VISITOR));
    return thumbnail == null
        ? FileAnswer.of(file, files.store(), headers)
        : FileAnswer.ofThumbnail(file, thumbnail, files.thumbnail(file, thumbnail));
  }

  @PostMapping(FILE + "/link")
  @Operation(
      operationId = "linkLabFile",
      summary = "Create a link to a file",
      description = "Anybody who has it reads the file until it expires or the file is deleted.")
  FileLink createLink(@PathVariable String fileId, Owner owner) {
    return files.link(owner, fileId);
  }

  @DeleteMapping(FILE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "deleteLabFile",
      summary = "Delete an uploaded file",
      description =
          "Not while an experiment uses it. What an experiment has made is deleted with it.")
  @Problems("file_in_use")
  void deleteFile(@PathVariable String fileId, Owner owner) {
    files.delete(owner, fileId);
  }

  /** The form in the API's documentation; the field's name is ignored. */
  @Schema(name = "LabUpload")
  record Upload(@Schema(type = "string", format = "binary") String file) {}

  @Schema(name = "UploadedLabFile")
  record UploadedFile(
      @Schema(example = "f-Xq2v9TtU0mF3aLrN") String fileId,
      @Schema(example = "me.png") String name,
      @Schema(example = "image/png", description = "As which it is stored") String contentType,
      @Schema(example = "248311", description = "In bytes") long size,
      @Schema(example = "/api/lab/files/f-Xq2v9TtU0mF3aLrN") String url) {}

  @Schema(name = "LabFileLink")
  record FileLink(
      @Schema(example = "/api/lab/files/f-Xq2v9TtU0mF3aLrN?expires=1780000000&signature=Qk8x")
          String url,
      @Schema(example = "2026-03-02T10:15:30Z") Instant expiresAt) {}
}
