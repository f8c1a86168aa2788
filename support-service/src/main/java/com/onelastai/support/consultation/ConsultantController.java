package com.onelastai.support.consultation;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.AdminOnly;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@AdminOnly
@RestController
@RequestMapping(ConsultationController.ADDRESS)
@Tag(name = "Consultations")
class ConsultantController {

  private final Consultants consultants;

  ConsultantController(Consultants consultants) {
    this.consultants = consultants;
  }

  /** A consultant as visitors see them. */
  record ConsultantView(
      String id,
      @Schema(example = "Grace") String name,
      @Schema(example = "Agents for your business") String topic,
      @Schema(example = "Europe/Berlin") String timezone,
      @Schema(example = "45") int slotMinutes) {

    static ConsultantView of(Consultant consultant) {
      return new ConsultantView(
          consultant.id(),
          consultant.name(),
          consultant.topic(),
          consultant.timezone(),
          consultant.slotMinutes());
    }
  }

  @PermitAll
  @GetMapping("/consultants")
  @Operation(summary = "List the consultants who can be booked")
  Listing<ConsultantView> listConsultants() {
    return Listing.all(
        consultants.findByActiveTrueOrderByName().stream().map(ConsultantView::of).toList());
  }

  @GetMapping("/schedules")
  @Operation(summary = "List all consultants with their hours, also those who cannot be booked")
  Listing<Consultant> listSchedules() {
    return Listing.all(consultants.findAllByOrderByName());
  }

  @PostMapping("/consultants")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add a consultant")
  Consultant addConsultant(@Valid @RequestBody ConsultantRequest request) {
    return consultants.insert(request.consultant(UUID.randomUUID().toString()));
  }

  @PutMapping("/consultants/{id}")
  @Operation(
      summary = "Change a consultant",
      description =
          "Bookings stay as they are. With `active` false the consultant can no longer be booked.")
  Consultant changeConsultant(
      @PathVariable String id, @Valid @RequestBody ConsultantRequest request) {
    consultants.require(id);
    return consultants.save(request.consultant(id));
  }
}
