package com.onelastai.chat.agent;

import com.onelastai.chat.entitlement.EntitledUser;
import com.onelastai.chat.entitlement.Entitlements;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Whom an agent answers: everybody, or those who have paid for it, and admins. */
@Component
class Admission {

  private final Entitlements entitlements;
  private final Clock clock;

  Admission(Entitlements entitlements, Clock clock) {
    this.entitlements = entitlements;
    this.clock = clock;
  }

  /**
   * @throws ApiException 401 {@code sign_in_required} if the agent asks for an account; 402 {@code
   *     subscription_required} if theirs does not open it
   */
  void check(Agent agent, Owner owner) {
    if (agent.access() == Agent.Access.FREE || owner.admin()) {
      return;
    }
    String userId = owner.userId();
    if (userId == null) {
      throw new ApiException(
          HttpStatus.UNAUTHORIZED, "sign_in_required", "Sign in to talk to this agent.");
    }
    Instant until = entitlements.of(userId).until(agent.id());
    if (isOver(until)) {
      throw subscriptionRequired(agent, until);
    }
  }

  /** Which agents answer somebody; one read for however many. */
  Predicate<Agent> openTo(@Nullable Caller caller) {
    if (caller == null) {
      return agent -> agent.access() == Agent.Access.FREE;
    }
    if (caller.isAdmin()) {
      return _ -> true;
    }
    EntitledUser user = entitlements.of(caller.userId());
    return agent -> agent.access() == Agent.Access.FREE || !isOver(user.until(agent.id()));
  }

  private boolean isOver(@Nullable Instant until) {
    return until == null || !clock.instant().isBefore(until);
  }

  private static ApiException subscriptionRequired(Agent agent, @Nullable Instant until) {
    ApiException refusal =
        new ApiException(
                HttpStatus.PAYMENT_REQUIRED,
                "subscription_required",
                until == null
                    ? "Subscribe to talk to this agent."
                    : "Your subscription has ended. Subscribe to go on talking to this agent.")
            .with("agentId", agent.id());
    return until == null ? refusal : refusal.with("expiredAt", until);
  }
}
