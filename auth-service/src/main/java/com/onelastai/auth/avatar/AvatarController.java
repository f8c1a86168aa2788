package com.onelastai.auth.avatar;

import com.onelastai.auth.avatar.Avatars.Picture;
import com.onelastai.auth.client.Client;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.OwnerOrAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

@RestController
@Tag(name = "Profile")
class AvatarController {

  static final String ADDRESS = "/api/user/profile/{userId}/avatar";

  private final Avatars avatars;

  AvatarController(Avatars avatars) {
    this.avatars = avatars;
  }

  @OwnerOrAdmin
  @PostMapping(path = ADDRESS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Upload an avatar",
      description =
          "One PNG, JPEG, GIF or WebP file of at most 5 MB (else 413), 50 million pixels and 20,000 "
              + "pixels a side (else 400 `image_too_large`). Other file types get 415. The image "
              + "is turned upright, cropped to the square at its centre, scaled down to at most "
              + "512 pixels and stored as PNG without metadata.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
              schema = @Schema(implementation = Upload.class)))
  @Problems({"image_too_large", "unsupported_image"})
  Stored uploadAvatar(
      @PathVariable String userId,
      @Parameter(hidden = true) MultipartHttpServletRequest request,
      Client client) {
    return new Stored(avatars.replace(userId, theFile(request), client));
  }

  @PermitAll
  @GetMapping(path = ADDRESS, produces = MediaType.IMAGE_PNG_VALUE)
  @Operation(
      summary = "Get a user's avatar",
      description =
          "Everyone can get it if the user shows their profile; else only the user and admins "
              + "can, and others get 404. The image at an address with `v` never changes.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.IMAGE_PNG_VALUE,
              schema = @Schema(type = "string", format = "binary")))
  @Problems("not_found")
  ResponseEntity<byte[]> getAvatar(
      @PathVariable String userId,
      @RequestParam(required = false) @Nullable String v,
      @Nullable Caller caller) {
    Picture picture = avatars.show(userId, caller);
    CacheControl caching =
        picture.version().equals(v)
            ? CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable()
            : CacheControl.noCache().cachePrivate();
    return ResponseEntity.ok()
        .cacheControl(caching)
        .eTag(picture.version())
        .header("X-Content-Type-Options", "nosniff")
        .contentType(MediaType.IMAGE_PNG)
        .body(picture.png());
  }

  @OwnerOrAdmin
  @DeleteMapping(ADDRESS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Remove an avatar")
  void removeAvatar(@PathVariable String userId, Client client) {
    avatars.remove(userId, client);
  }

  private static MultipartFile theFile(MultipartHttpServletRequest request) {
    List<MultipartFile> files =
        request.getMultiFileMap().values().stream().flatMap(List::stream).toList();
    if (files.size() != 1) {
      throw ApiException.invalid(
          List.of(new FieldProblem("avatar", "required", "must be one file")));
    }
    return files.getFirst();
  }

  /** The form in the API's documentation; the field's name is ignored. */
  record Upload(@Schema(type = "string", format = "binary") String avatar) {}

  record Stored(
      @Schema(example = "/api/user/profile/3f0c/avatar?v=9a1b6c3d2e4f5a60") String avatar) {}
}
