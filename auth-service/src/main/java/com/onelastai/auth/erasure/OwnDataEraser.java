package com.onelastai.auth.erasure;

import com.onelastai.auth.avatar.Avatars;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.preferences.RecentAgents;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.usersecurity.UserSecurities;
import com.onelastai.starter.erasure.UserDataEraser;
import org.springframework.stereotype.Component;

/** Removes what this service and Keycloak hold on a user. */
@Component
class OwnDataEraser implements UserDataEraser {

  private final KeycloakUsers keycloak;
  private final Avatars avatars;
  private final RecentAgents recentAgents;
  private final UserSecurities securities;
  private final SecurityLog securityLog;

  OwnDataEraser(
      KeycloakUsers keycloak,
      Avatars avatars,
      RecentAgents recentAgents,
      UserSecurities securities,
      SecurityLog securityLog) {
    this.keycloak = keycloak;
    this.avatars = avatars;
    this.recentAgents = recentAgents;
    this.securities = securities;
    this.securityLog = securityLog;
  }

  /** Keycloak first: without its account nothing new can come up. */
  @Override
  public void erase(String userId) {
    keycloak.delete(userId);
    avatars.forget(userId);
    recentAgents.forget(userId);
    securities.delete(userId);
    securityLog.forget(userId);
  }
}
