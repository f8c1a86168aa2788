package com.onelastai.support.notification;

import com.onelastai.support.notification.Notification.Form;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an event becomes a notification. Fields are paths in the event, such as {@code
 * subscription.userId}.
 *
 * @param event its type
 * @param kind names the texts: {@code notification.<kind>.title}, {@code .text} and {@code .link}
 * @param audience the field with the id of the user who is told; without a value nobody is
 * @param values the fields with the values of the texts
 * @param link a path of the frontend, with fields in braces
 * @param lateAfter how old the event may be
 * @param when a field that has to be true; null if it does not matter
 * @param unless a field with the user who is not told, even as the audience; null if there is none
 * @param daily the field of which a user is told once a day (UTC); null to tell every event
 * @param until the field with the time after which the event is no news; null if there is none
 */
record NotificationRule(
    String event,
    String kind,
    String audience,
    Category category,
    Set<Channel> channels,
    List<String> values,
    List<FactRule> facts,
    String link,
    Duration lateAfter,
    @Nullable String when,
    @Nullable String unless,
    @Nullable String daily,
    @Nullable String until) {

  /**
   * @param label names its text, {@code notification.label.<label>}
   * @param fields with its values; without any value there is no such fact
   * @param unless a field whose value makes the fact superfluous; null if there is none
   */
  record FactRule(String label, Form form, List<String> fields, @Nullable String unless) {}
}
