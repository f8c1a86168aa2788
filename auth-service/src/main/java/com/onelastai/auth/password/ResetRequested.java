package com.onelastai.auth.password;

import com.onelastai.auth.client.Client;
import com.onelastai.events.EventContract;

/** Someone asked for a new password. Whether there is such an account is not known yet. */
@EventContract(topic = PasswordEvent.TOPIC, type = "com.onelastai.auth-password.reset-requested.v1")
record ResetRequested(String email, Client client) implements PasswordEvent {

  @Override
  public String key() {
    return email;
  }
}
