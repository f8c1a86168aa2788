package com.onelastai.auth.user;

import com.onelastai.starter.problem.ApiException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** 409 {@code email_taken}: an address belongs to one account alone. */
public final class EmailTaken extends ApiException {

  public EmailTaken(@Nullable Throwable cause) {
    super(HttpStatus.CONFLICT, "email_taken", "There is an account with this address.", cause);
  }
}
