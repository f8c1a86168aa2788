package com.onelastai.starter.security;

import jakarta.annotation.security.PermitAll;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Who may call a handler, by the word that the OpenAPI documents use for it. */
public enum Permission {
  ANYONE("anyone", PermitAll.class),
  SIGNED_IN("signed-in", SignedIn.class),
  OWNER("owner", OwnerOrAdmin.class),
  SUPPORT("support", SupportOnly.class),
  MODERATOR("moderator", ModeratorOnly.class),
  ADMIN("admin", AdminOnly.class);

  private final String word;
  private final Class<? extends Annotation> annotation;

  Permission(String word, Class<? extends Annotation> annotation) {
    this.word = word;
    this.annotation = annotation;
  }

  /** The method's permission, else its class's. Null if neither declares one. */
  public static @Nullable Permission of(HandlerMethod handler) {
    return of(handler.getMethod(), handler.getBeanType());
  }

  /** The permission at the first of these that declares one. */
  static @Nullable Permission of(AnnotatedElement... elements) {
    return Stream.of(elements).flatMap(Permission::declaredAt).findFirst().orElse(null);
  }

  private static Stream<Permission> declaredAt(AnnotatedElement element) {
    return Stream.of(values())
        .filter(permission -> AnnotatedElementUtils.hasAnnotation(element, permission.annotation));
  }

  public String word() {
    return word;
  }

  public boolean asksForToken() {
    return this != ANYONE;
  }

  /** Whether a signed-in user may be refused. */
  public boolean refusesUsers() {
    return this != ANYONE && this != SIGNED_IN;
  }
}
