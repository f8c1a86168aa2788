package com.onelastai.support.vacancy;

import com.onelastai.starter.openapi.Problems;
import com.onelastai.support.guest.Guest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@PermitAll
@RestController
@RequestMapping(VacancyController.ADDRESS)
@Tag(name = "Jobs")
class ApplicationController {

  private final ApplicationService service;

  ApplicationController(ApplicationService service) {
    this.service = service;
  }

  record EraseRequest(
      @Schema(description = "From the mail") @NotEmpty @Size(max = 500) String token) {

    @Override
    public String toString() {
      return "EraseRequest[]";
    }
  }

  @PostMapping(path = "/apply", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Apply for a job",
      description =
          "The CV is a PDF file of at most 5 MB (else 413) without a password, scripts, programs "
              + "and attached files (else 415). A mail confirms it, in the first language of "
              + "Accept-Language that there are texts in, and has a link to delete it.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
              schema = @Schema(implementation = ApplicationForm.class)))
  @Problems({
    "not_found",
    "job_closed",
    "already_applied",
    "cv_too_large",
    "cv_not_accepted",
    "limit_reached"
  })
  OwnApplication apply(
      @Parameter(hidden = true) @Valid @ModelAttribute ApplicationForm form, Guest guest) {
    return OwnApplication.of(service.apply(form, Objects.requireNonNull(form.cv()), guest));
  }

  @GetMapping("/application")
  @Operation(summary = "Show the application of a link")
  @Problems({"link_invalid", "not_found"})
  OwnApplication showApplication(@RequestParam @NotEmpty @Size(max = 500) String token) {
    return OwnApplication.of(service.ofLink(token));
  }

  @PostMapping("/erase")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete the application of a link, with its CV")
  @Problems({"link_invalid", "not_found"})
  void eraseApplication(@Valid @RequestBody EraseRequest request) {
    service.erase(request.token());
  }
}
