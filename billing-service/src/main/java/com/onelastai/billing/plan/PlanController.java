package com.onelastai.billing.plan;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
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
  private final PlanEditor editor;

  PlanController(Plans plans, PlanEditor editor) {
    this.plans = plans;
    this.editor = editor;
  }

  @PermitAll
  @GetMapping
  @Operation(
      summary = "List the plans that are on sale, and the free plan",
      description = "In their display order.")
  @Problems("forbidden")
  Listing<Plan> listPlans(
      @Parameter(description = "Whether to list plans that are not on sale too; only for admins")
          @RequestParam(defaultValue = "false")
          boolean all,
      @Nullable Caller caller) {
    if (all && (caller == null || !caller.isAdmin())) {
      throw new AccessDeniedException("Only admins see all plans");
    }
    return Listing.all(plans.all().stream().filter(plan -> all || plan.active()).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add a plan")
  @Problems("plan_exists")
  Plan addPlan(@Valid @RequestBody PlanRequest request) {
    return editor.add(request);
  }

  @PutMapping("/{id}")
  @Operation(
      summary = "Change a plan",
      description =
          "The changes apply to new subscriptions. Existing subscriptions keep their terms and "
              + "their price.")
  @Problems("plan_required")
  Plan changePlan(@PathVariable String id, @Valid @RequestBody PlanRequest request) {
    return editor.change(id, request);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Withdraw a plan from sale",
      description = "Existing subscriptions continue. Does nothing if the plan is not on sale.")
  @Problems("plan_required")
  void retirePlan(@PathVariable String id) {
    editor.retire(id);
  }
}
