package com.onelastai.starter.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Denies a request unless the handler that would serve it declares a {@link Permission} and the
 * caller has it. It looks the handler up as the dispatcher does, so handlers of every kind are
 * covered: methods of controllers, route functions, sockets and static resources. It decides before
 * the body is read: a caller without permission learns nothing about errors in the body and cannot
 * have a large one parsed.
 */
final class HandlerAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

  private static final AuthorizationDecision GRANTED = new AuthorizationDecision(true);
  private static final AuthorizationDecision DENIED = new AuthorizationDecision(false);

  /** Spring's answer to OPTIONS: the methods of a path. */
  private static final String OPTIONS_HANDLER =
      RequestMappingInfoHandlerMapping.class.getName() + "$HttpOptionsHandler";

  private final ObjectProvider<HandlerMapping> mappings;
  private final Map<Object, Optional<Permission>> declared = new ConcurrentHashMap<>();
  private volatile @Nullable List<HandlerMapping> ordered;

  HandlerAuthorization(ObjectProvider<HandlerMapping> mappings) {
    this.mappings = mappings;
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    HttpServletRequest request = context.getRequest();
    try {
      Object handler = handler(request);
      return handler == null || isPermitted(handler, request) ? GRANTED : DENIED;
    } catch (ServletException unserved) {
      // The dispatcher fails in the same way: no handler has this method or media type.
      return GRANTED;
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException("No handler can be looked up", failure);
    }
  }

  /** Null for an unknown path, which the dispatcher answers with 404. */
  private @Nullable Object handler(HttpServletRequest request) throws Exception {
    ServletRequestPathUtils.parseAndCache(request);
    try {
      for (HandlerMapping mapping : mappings()) {
        HandlerExecutionChain chain = mapping.getHandler(request);
        if (chain != null) {
          return chain.getHandler();
        }
      }
      return null;
    } finally {
      ServletRequestPathUtils.clearParsedRequestPath(request);
    }
  }

  private List<HandlerMapping> mappings() {
    List<HandlerMapping> known = ordered;
    if (known == null) {
      known = mappings.orderedStream().toList();
      ordered = known;
    }
    return known;
  }

  private boolean isPermitted(Object handler, HttpServletRequest request) {
    return declared
        .computeIfAbsent(
            handler instanceof HandlerMethod method ? method.getMethod() : handler.getClass(),
            key -> Optional.ofNullable(permission(handler)))
        .filter(permission -> admits(permission, request))
        .isPresent();
  }

  private static @Nullable Permission permission(Object handler) {
    if (!(handler instanceof HandlerMethod method)) {
      return Permission.of(handler.getClass());
    }
    return method.getBeanType().getName().equals(OPTIONS_HANDLER)
        ? Permission.ANYONE
        : Permission.of(method);
  }

  private static boolean admits(Permission permission, HttpServletRequest request) {
    if (permission == Permission.ANYONE) {
      return true;
    }
    Caller caller = Caller.current();
    return caller != null
        && switch (permission) {
          case ANYONE, SIGNED_IN -> true;
          case OWNER -> caller.mayReach(owner(request));
          case SUPPORT -> caller.isSupport();
          case MODERATOR -> caller.isModerator();
          case ADMIN -> caller.isAdmin();
        };
  }

  private static @Nullable String owner(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        ? (String) variables.get("userId")
        : null;
  }
}
