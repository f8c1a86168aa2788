package com.onelastai.auth.preferences;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.preferences.RecentAgents.RecentAgent;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.Preferences;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.starter.problem.ApiException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

@Service
class UserPreferences {

  private final Accounts accounts;
  private final Users users;
  private final RecentAgents recentAgents;
  private final SecurityLog log;
  private final Clock clock;

  UserPreferences(
      Accounts accounts, Users users, RecentAgents recentAgents, SecurityLog log, Clock clock) {
    this.accounts = accounts;
    this.users = users;
    this.recentAgents = recentAgents;
    this.log = log;
    this.clock = clock;
  }

  AllPreferences of(String userId) {
    return new AllPreferences(accounts.require(userId).preferences(), recentAgents.of(userId));
  }

  /** Sets only the given fields, so that concurrent patches of different fields both apply. */
  Preferences change(String userId, Map<PreferenceField, Object> values, Client client) {
    User user = accounts.require(userId);
    if (values.isEmpty()) {
      return user.preferences();
    }
    Update update = new Update().set("updatedAt", clock.instant());
    values.forEach((field, value) -> update.set("preferences." + field.path(), value));
    if (!users.update(userId, update)) {
      throw ApiException.notFound("user");
    }
    String changed =
        values.entrySet().stream()
            .filter(entry -> !entry.getKey().of(user.preferences()).equals(entry.getValue()))
            .map(entry -> entry.getKey().path())
            .collect(Collectors.joining(", "));
    if (!changed.isEmpty()) {
      log.add(userId, SecurityEvent.PREFERENCES_CHANGED, client, Map.of("fields", changed));
    }
    return accounts.require(userId).preferences();
  }

  /** The preferences with the recent agents. */
  record AllPreferences(
      @JsonUnwrapped Preferences preferences,
      @Schema(description = "The last ten agents, newest first") List<RecentAgent> recentAgents) {}
}
