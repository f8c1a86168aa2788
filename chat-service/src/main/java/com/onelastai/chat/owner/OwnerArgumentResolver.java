package com.onelastai.chat.owner;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.visit.VisitHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Lets a handler take an {@link Owner}. */
final class OwnerArgumentResolver implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Owner.class;
  }

  @Override
  public Owner resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Caller caller = Caller.current();
    String visitor = request.getHeader(VisitHeaders.VISITOR);
    if (caller == null && visitor == null) {
      throw new ApiException(
          HttpStatus.UNAUTHORIZED,
          "sign_in_required",
          "Sign in, or let this browser be recognized, so that your conversation can be kept.");
    }
    return new Owner(
        caller == null ? null : caller.userId(),
        visitor,
        request.getHeader(VisitHeaders.CLIENT_ADDRESS),
        caller != null && caller.isAdmin());
  }
}
