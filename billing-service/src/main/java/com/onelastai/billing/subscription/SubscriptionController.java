package com.onelastai.billing.subscription;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
      summary = "What a user ever subscribed to, the newest first",
      description = "Plans and single agents, ended ones included.")
  @ApiResponse(responseCode = "200", description = "A page of them")
  @ApiResponse(responseCode = "400", description = "`invalid_request` names the parameter")
  @ApiResponse(responseCode = "404", description = "`not_found` for all but the user and admins")
  Listing<SubscriptionView> ofUser(
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
      summary = "Whether the caller may talk to an agent, until when and why",
      description = "`free` says that it takes no subscription; from admins none does.")
  @ApiResponse(responseCode = "200", description = "Whether they may")
  @ApiResponse(responseCode = "404", description = "`not_found`: there is no such agent")
  AgentAccess check(@PathVariable String agentId, Caller caller) {
    return reader.access(agentId, caller);
  }

  @SignedIn
  @GetMapping("/api/billing/plan")
  @Operation(summary = "The caller's plan")
  @ApiResponse(responseCode = "200", description = "What they subscribed to, or the free plan")
  OwnPlan plan(Caller caller) {
    return reader.plan(caller.userId());
  }
}
