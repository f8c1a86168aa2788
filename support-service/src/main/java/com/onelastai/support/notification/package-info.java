/**
 * What users are told: an event becomes a notification by a rule of {@code notifications.yml},
 * which is in their list at once and is delivered by mail and web push, once per channel, as they
 * prefer.
 *
 * <p>To notify of another event, add a rule, its texts ({@code mails/*.properties}) and a method of
 * {@code NotificationListeners}.
 */
@NullMarked
package com.onelastai.support.notification;

import org.jspecify.annotations.NullMarked;
