package com.onelastai.auth.user;

import org.springframework.security.core.Authentication;

/**
 * Who calls.
 *
 * @param id empty if not signed in
 */
public record Caller(String id, boolean admin) {

  public static Caller of(Authentication authentication) {
    boolean admin =
        authentication.getAuthorities().stream()
            .anyMatch(granted -> "ROLE_admin".equals(granted.getAuthority()));
    return new Caller(authentication.getName(), admin);
  }

  public boolean is(String userId) {
    return id.equals(userId);
  }

  public boolean maySeeAllOf(String userId) {
    return admin || is(userId);
  }
}
