package com.onelastai.billing.subscription;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@Tag(name = "Subscriptions")
class SubscriptionController {

  private static final String OF_USER = "/api/agent-subscriptions/user/{userId}";

  private final SubscriptionReader reader;

  SubscriptionController(SubscriptionReader reader) {
    this.reader = reader;
  }

  @SignedIn
  @GetMapping(OF_USER)
  @Operation(
      summary = "List a user's subscriptions, newest first",
      description =
          "Plans and single agents, including subscriptions that have ended. Only the user and "
              + "admins can see them.")
  @Problems("not_found")
  Listing<SubscriptionView> listSubscriptions(
      @PathVariable String userId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Caller caller) {
    if (!caller.mayReach(userId)) {
      throw ApiException.notFound("user");
    }
    String address = UriComponentsBuilder.fromPath(OF_USER).build(userId).toString();
    return reader.ofUser(userId, address, after, size);
  }

  @SignedIn
  @GetMapping("/api/agent-subscriptions/check/{agentId}")
  @Operation(
      summary = "Check whether the caller may talk to an agent",
      description =
          "Returns until when and why. `free` means that the agent requires no subscription; "
              + "admins never need one.")
  AgentAccess checkAgentAccess(@PathVariable String agentId, Caller caller) {
    return reader.access(agentId, caller);
  }

  @SignedIn
  @GetMapping("/api/billing/plan")
  @Operation(
      summary = "Get the caller's plan",
      description = "Returns the plan of the subscription, or the free plan.")
  SubscriptionReader.OwnPlan getOwnPlan(Caller caller) {
    return reader.plan(caller.userId());
  }
}
