package com.onelastai.tracking.caller;

import com.onelastai.events.tracking.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks. */
public record Caller(Actor actor, boolean admin) {

  public static Caller of(Actor actor) {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    boolean admin =
        caller != null
            && caller.getAuthorities().stream()
                .anyMatch(role -> "ROLE_admin".equals(role.getAuthority()));
    return new Caller(actor, admin);
  }

  /** Their own, by browser or by account; an admin everyone's. */
  public boolean mayRead(@Nullable String visitorId, @Nullable String userId) {
    return admin
        || (visitorId != null && visitorId.equals(actor.visitorId()))
        || (userId != null && userId.equals(actor.userId()));
  }
}
