package com.onelastai.starter.visit;

import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.security.Caller;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Lets a handler take an {@link Actor}: who calls, as far as they allow it to be known. */
final class ActorArgumentResolver implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Actor.class;
  }

  @Override
  public Actor resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    String visitor = request.getHeader(VisitHeaders.VISITOR);
    if (visitor == null) {
      return Actor.ANONYMOUS;
    }
    return new Actor(
        visitor,
        request.getHeader(VisitHeaders.SESSION),
        userId(),
        request.getHeader(HttpHeaders.USER_AGENT),
        request.getHeader(VisitHeaders.CLIENT_ADDRESS),
        language(request));
  }

  private static @Nullable String userId() {
    Caller caller = Caller.current();
    return caller == null ? null : caller.userId();
  }

  private static @Nullable String language(NativeWebRequest request) {
    if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
      return null;
    }
    Locale locale = request.getLocale();
    return locale.getLanguage().isEmpty() ? null : locale.toLanguageTag();
  }
}
