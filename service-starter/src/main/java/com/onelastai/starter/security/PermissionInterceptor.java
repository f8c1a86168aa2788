package com.onelastai.starter.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Holds a call to what its handler declares, before anything of it is read: who may not call learns
 * nothing of what is wrong with a body, and cannot have a large one parsed. A handler of ours that
 * declares nothing lets nobody in; those of libraries (the OpenAPI document) declare nothing.
 */
final class PermissionInterceptor implements HandlerInterceptor {

  private static final String OURS = "com.onelastai.";

  private final Map<Method, Optional<Permission>> declared = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && request.getDispatcherType() == DispatcherType.REQUEST
        && method.getBeanType().getName().startsWith(OURS)) {
      Optional<Permission> permission =
          declared.computeIfAbsent(
              method.getMethod(), m -> Optional.ofNullable(Permission.of(method)));
      if (permission.isEmpty() || !admits(permission.get(), request)) {
        throw new AccessDeniedException("This caller may not call " + method.getShortLogMessage());
      }
    }
    return true;
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
