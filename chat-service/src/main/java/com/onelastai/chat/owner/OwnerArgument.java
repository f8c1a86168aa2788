package com.onelastai.chat.owner;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.visit.VisitHeaders;
import com.onelastai.starter.web.RequestArgument;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;

@Component
final class OwnerArgument extends RequestArgument<Owner> {

  OwnerArgument() {
    super(Owner.class, OwnerArgument::read);
  }

  private static Owner read(NativeWebRequest request) {
    Caller caller = Caller.current();
    String visitor = request.getHeader(VisitHeaders.VISITOR);
    if (caller == null && visitor == null) {
      throw new ApiException(
          HttpStatus.UNAUTHORIZED,
          "sign_in_required",
          "Sign in, or accept the visitor cookie, so that your conversation can be stored.");
    }
    return new Owner(
        caller == null ? null : caller.userId(),
        visitor,
        request.getHeader(VisitHeaders.CLIENT_ADDRESS),
        caller != null && caller.isAdmin());
  }
}
