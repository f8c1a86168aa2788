package com.onelastai.auth.password;

import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.retry.RetryLaterException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Looks up who asked for a new password, and queues the mail. */
@Component
class PasswordResetConsumer {

  private final PasswordReset reset;

  PasswordResetConsumer(PasswordReset reset) {
    this.reset = reset;
  }

  @EventListener(group = "password", maxRecords = 100)
  void on(ResetRequested request) {
    try {
      reset.send(request.email(), request.client());
    } catch (ApiException failure) {
      if (failure.status() == HttpStatus.SERVICE_UNAVAILABLE) {
        throw new RetryLaterException("Keycloak is unavailable", failure);
      }
      throw failure;
    }
  }
}
