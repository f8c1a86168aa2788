package com.onelastai.support.webinar;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.AdminOnly;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@AdminOnly
@RestController
@RequestMapping(WebinarController.ADDRESS)
@Tag(name = "Webinars")
class WebinarAdminController {

  private static final String CSV = "text/csv";
  private static final String REGISTRATIONS = "/{id}/registrations";

  private final Webinars webinars;
  private final RegistrationDocuments registrations;
  private final Seats seats;
  private final Announcements announcements;

  WebinarAdminController(
      Webinars webinars,
      RegistrationDocuments registrations,
      Seats seats,
      Announcements announcements) {
    this.webinars = webinars;
    this.registrations = registrations;
    this.seats = seats;
    this.announcements = announcements;
  }

  /** A registration as admins see it. */
  record ListedRegistration(
      int number,
      @Schema(example = "Ada Example") String name,
      @Schema(example = "ada@example.com") String email,
      @Nullable String userId,
      RegistrationStatus status,
      Instant createdAt) {

    static ListedRegistration of(Registration registration) {
      return new ListedRegistration(
          registration.number(),
          registration.name(),
          registration.email(),
          registration.userId(),
          registration.status(),
          registration.createdAt());
    }
  }

  @GetMapping("/all")
  @Operation(summary = "List all webinars with their links, the latest first")
  Listing<Webinar> listAllWebinars() {
    return Listing.all(webinars.all());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add a webinar")
  Webinar addWebinar(@Valid @RequestBody WebinarRequest request) {
    return webinars.add(request);
  }

  @PutMapping("/{id}")
  @Operation(
      summary = "Change a webinar",
      description =
          "Everybody is told by mail if its title, time or link changes. With a lower capacity "
              + "nobody loses a seat; with a higher one, those who wait get the seats.")
  @Problems("webinar_closed")
  Webinar changeWebinar(@PathVariable String id, @Valid @RequestBody WebinarRequest request) {
    Webinar changed = webinars.change(id, request);
    announcements.change(changed);
    seats.fill(changed);
    return changed;
  }

  @PostMapping("/{id}/cancel")
  @Operation(summary = "Cancel a webinar", description = "Everybody is told by mail.")
  Webinar cancelWebinar(@PathVariable String id) {
    Webinar cancelled = webinars.cancel(id);
    announcements.change(cancelled);
    return cancelled;
  }

  @GetMapping(REGISTRATIONS)
  @Operation(summary = "List a webinar's registrations in their order")
  Listing<ListedRegistration> listRegistrations(
      @PathVariable String id,
      @Parameter(description = "The last number of the previous page")
          @RequestParam(defaultValue = "0")
          @Min(0)
          int after,
      @RequestParam(defaultValue = "50") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    webinars.require(id);
    return Listing.of(registrations.after(id, after, size + 1), size, last -> next(last, size))
        .map(ListedRegistration::of);
  }

  @GetMapping(path = REGISTRATIONS, produces = CSV)
  @Operation(summary = "List a webinar's registrations in their order")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
  void exportRegistrations(
      @PathVariable String id, @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    webinars.require(id);
    response.setContentType(CSV + ";charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"registrations.csv\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    RegistrationSheet.write(registrations.all(id), response.getOutputStream());
  }

  private static String next(Registration last, int size) {
    return UriComponentsBuilder.fromPath(WebinarController.ADDRESS + REGISTRATIONS)
        .queryParam("after", last.number())
        .queryParam("size", size)
        .buildAndExpand(last.webinarId())
        .encode()
        .toUriString();
  }
}
