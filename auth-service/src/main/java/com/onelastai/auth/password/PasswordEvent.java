package com.onelastai.auth.password;

import com.onelastai.events.DomainEvent;

/** What this service tells itself: someone forgot their password. */
sealed interface PasswordEvent extends DomainEvent permits ResetRequested {

  String TOPIC = "auth-password.v1";
}
