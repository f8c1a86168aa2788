package com.onelastai.billing.plan;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.Anyone;
import com.onelastai.starter.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@AdminOnly
@RestController
@RequestMapping("/api/billing/plans")
@Tag(name = "Plans")
class PlanController {

  private final Plans plans;
  private final PlanChanges changes;

  PlanController(Plans plans, PlanChanges changes) {
    this.plans = plans;
    this.changes = changes;
  }

  @Anyone
  @GetMapping
  @Operation(summary = "What can be bought, and what is free", description = "In their order.")
  @ApiResponse(responseCode = "200", description = "All of them")
  @ApiResponse(responseCode = "403", description = "`forbidden`: `all` is for admins")
  Listing<PlanView> list(
      @Parameter(description = "Those, too, that cannot be bought any more; for admins")
          @RequestParam(defaultValue = "false")
          boolean all,
      @Nullable Caller caller) {
    if (all && (caller == null || !caller.isAdmin())) {
      throw new AccessDeniedException("Only admins see all plans");
    }
    return new Listing<>(
        plans.all().stream().filter(plan -> all || plan.active()).map(PlanView::of).toList(), null);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add a plan")
  @ApiResponse(responseCode = "201", description = "The plan")
  @ApiResponse(responseCode = "400", description = "`invalid_request`, with the fields")
  @ApiResponse(responseCode = "409", description = "`plan_exists`, perhaps out of sale")
  PlanView add(@Valid @RequestBody PlanRequest request) {
    return PlanView.of(changes.add(request));
  }

  @PutMapping("/{id}")
  @Operation(
      summary = "Describe a plan anew",
      description =
          "Whoever has it goes on as they bought it, and pays what they paid: this is for new"
              + " buyers.")
  @ApiResponse(responseCode = "200", description = "The plan as it is now")
  @ApiResponse(responseCode = "400", description = "`invalid_request`, with the fields")
  @ApiResponse(responseCode = "404", description = "`not_found`")
  @ApiResponse(responseCode = "409", description = "`plan_required`: free and agent stay")
  PlanView change(@PathVariable String id, @Valid @RequestBody PlanRequest request) {
    return PlanView.of(changes.change(id, request));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Take a plan out of sale",
      description = "Whoever has it keeps it. Nothing happens if it is out of sale.")
  @ApiResponse(responseCode = "204", description = "It cannot be bought")
  @ApiResponse(responseCode = "404", description = "`not_found`")
  @ApiResponse(responseCode = "409", description = "`plan_required`: free and agent stay")
  void retire(@PathVariable String id) {
    changes.retire(id);
  }
}
