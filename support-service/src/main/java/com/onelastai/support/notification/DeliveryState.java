package com.onelastai.support.notification;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** How far a notification is on its way through a channel. */
enum DeliveryState implements SnakeCaseEnum {
  WAITING,
  /** For the digest. */
  COLLECTED,
  /** Handed over: to the outbox that sends mails, or to every push service. */
  SENT,
  /** The user does not want it, or cannot be reached by this channel. */
  SKIPPED,
  FAILED
}
