package com.onelastai.support.webinar;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.support.guest.Guest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@PermitAll
@RestController
@RequestMapping(WebinarController.ADDRESS)
@Tag(name = "Webinars")
class WebinarController {

  static final String ADDRESS = "/api/webinars";

  private final Webinars webinars;
  private final RegistrationDocuments registrations;
  private final WebinarService service;

  WebinarController(
      Webinars webinars, RegistrationDocuments registrations, WebinarService service) {
    this.webinars = webinars;
    this.registrations = registrations;
    this.service = service;
  }

  /** A webinar as visitors see it. */
  @Schema(name = "PublicWebinar")
  record WebinarView(
      String id,
      @Schema(example = "Agents for beginners") String title,
      String description,
      Instant start,
      Instant end,
      @Schema(example = "Europe/Berlin") String timezone,
      @Schema(example = "100") int capacity,
      @Schema(description = "Whether who registers now has to wait") boolean full,
      WebinarStatus status) {}

  /** A registration as its owner sees it. */
  record RegistrationView(
      String webinarId,
      @Schema(example = "Agents for beginners") String title,
      Instant start,
      Instant end,
      @Schema(example = "Europe/Berlin") String timezone,
      RegistrationStatus status,
      @Schema(description = "On the waiting list, from 1; null unless it waits", example = "3")
          @Nullable Integer place) {}

  record LeaveRequest(
      @Schema(description = "From the mail") @NotEmpty @Size(max = 500) String token) {

    @Override
    public String toString() {
      return "LeaveRequest[]";
    }
  }

  @GetMapping
  @Operation(summary = "List the webinars to come, the next one first")
  Listing<WebinarView> listWebinars() {
    return Listing.all(webinars.upcoming().stream().map(this::view).toList());
  }

  @GetMapping("/{id}")
  @Operation(summary = "Get a webinar")
  WebinarView getWebinar(@PathVariable String id) {
    return view(webinars.require(id));
  }

  @PostMapping("/register")
  @Operation(
      summary = "Register for a webinar",
      description =
          "Gives a seat, or a place on the waiting list if there is none. A mail says which, in "
              + "the first language of Accept-Language that there are texts in, and has a link to "
              + "leave. An address that is registered already stays as it is.")
  @Problems({"not_found", "webinar_closed", "limit_reached"})
  RegistrationView register(@Valid @RequestBody RegistrationRequest request, Guest guest) {
    return view(service.register(request, guest));
  }

  @GetMapping("/registration")
  @Operation(summary = "Show the registration of a link")
  @Problems({"link_invalid", "not_found"})
  RegistrationView showRegistration(@RequestParam @NotEmpty @Size(max = 500) String token) {
    return view(service.ofLink(token));
  }

  @PostMapping("/unregister")
  @Operation(
      summary = "Give up the seat or the place of a link",
      description = "Whoever waits longest gets the seat.")
  @Problems({"link_invalid", "not_found"})
  RegistrationView unregister(@Valid @RequestBody LeaveRequest request) {
    return view(service.leave(request.token()));
  }

  private WebinarView view(Webinar webinar) {
    boolean full =
        registrations.count(webinar.id(), RegistrationStatus.REGISTERED) >= webinar.capacity();
    return new WebinarView(
        webinar.id(),
        webinar.title(),
        webinar.description(),
        webinar.start(),
        webinar.end(),
        webinar.timezone(),
        webinar.capacity(),
        full,
        webinar.status());
  }

  private RegistrationView view(Registration registration) {
    Webinar webinar = webinars.require(registration.webinarId());
    return new RegistrationView(
        webinar.id(),
        webinar.title(),
        webinar.start(),
        webinar.end(),
        webinar.timezone(),
        registration.status(),
        service.place(registration));
  }
}
