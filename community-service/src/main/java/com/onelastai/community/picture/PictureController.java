package com.onelastai.community.picture;

import com.onelastai.community.trust.Activity;
import com.onelastai.community.trust.Standing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

@RestController
@Tag(name = "Community")
class PictureController {

  static final String ADDRESS = "/api/community/pictures";

  private final Pictures pictures;
  private final Standing standing;

  PictureController(Pictures pictures, Standing standing) {
    this.pictures = pictures;
    this.standing = standing;
  }

  @SignedIn
  @PostMapping(path = ADDRESS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Upload a picture for a text",
      description =
          "One PNG, JPEG, GIF or WebP file of at most 5 MB (else 413), 50 million pixels and 20,000 "
              + "pixels a side (else 400 `image_too_large`). It is turned upright, scaled down to "
              + "at most 1,600 pixels and stored as PNG without metadata. A text shows it by "
              + "`![what it shows](<url>)`; one that no text of the caller shows within a day is "
              + "deleted.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
              schema = @Schema(implementation = Upload.class)))
  @Problems({"image_too_large", "unsupported_image", "banned", "limit_reached"})
  Stored uploadPicture(
      @Parameter(hidden = true) MultipartHttpServletRequest request, Caller caller) {
    MultipartFile file = theFile(request);
    standing.require(caller, Activity.PICTURE);
    String id = pictures.store(caller.userId(), file);
    return new Stored(id, ADDRESS + "/" + id);
  }

  @PermitAll
  @GetMapping(path = ADDRESS + "/{id}", produces = MediaType.IMAGE_PNG_VALUE)
  @Operation(summary = "Get a picture", description = "It never changes.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.IMAGE_PNG_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  @Problems("not_found")
  ResponseEntity<byte[]> getPicture(@PathVariable String id) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .contentType(MediaType.IMAGE_PNG)
        .body(pictures.require(id));
  }

  private static MultipartFile theFile(MultipartHttpServletRequest request) {
    List<MultipartFile> files =
        request.getMultiFileMap().values().stream().flatMap(List::stream).toList();
    if (files.size() != 1) {
      throw ApiException.invalid(
          List.of(new FieldProblem("picture", "required", "must be one file")));
    }
    return files.getFirst();
  }

  /** The form in the API's documentation; the field's name is ignored. */
  record Upload(@Schema(type = "string", format = "binary") String picture) {}

  /**
   * @param url for a text
   */
  record Stored(
      @Schema(example = "i-Xq2v9TtU0mF3aLrN") String id,
      @Schema(example = "/api/community/pictures/i-Xq2v9TtU0mF3aLrN") String url) {}
}
