package com.onelastai.events.identity;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * An account was opened, or something that other services need to address its user was changed; the
 * account's state after it.
 *
 * @param revision grows with each change; ignore a state with a lower revision than one you know
 * @param email in lower case
 * @param language a language tag such as {@code de-AT}
 * @param timezone of the IANA database; null if the user has chosen none
 * @param showsActivity whether others may see what the user does
 */
@EventContract(topic = IdentityEvent.TOPIC, type = "com.onelastai.identity.account-changed.v1")
public record AccountChanged(
    String userId,
    long revision,
    String email,
    String name,
    String language,
    @Nullable String timezone,
    boolean showsActivity,
    Notifications notifications)
    implements IdentityEvent {

  /**
   * How the user wants to be notified.
   *
   * @param digest whether mails are collected into one a day
   * @param quietHours null if there are none
   */
  public record Notifications(
      boolean email, boolean push, boolean digest, @Nullable QuietHours quietHours) {}

  /**
   * When the user does not want to be disturbed, in local time such as {@code 22:00}; past midnight
   * if it starts later than it ends.
   */
  public record QuietHours(String from, String to) {}
}
